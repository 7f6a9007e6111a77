/** What a bureau decides: the score sheet, what it asks of reports, and how strict the rules are. Data; loaded by adapters/setup. */
import type { Profile } from './profile.js';
import type { Severity } from './review.js';
import type { Rubric } from './rubric.js';

/** What a configuration says of one rule; what it leaves out stays as the rule has it. */
export interface RuleSetting {
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly thresholds?: Readonly<Record<string, number>>;
}

/** By rule id. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** A line of the 应交清单: who must hand in, and until when (ISO date, null: the profile's deadline). */
export interface RosterEntry {
  readonly unit: string;
  readonly due: string | null;
}

/** What a file may cost, where a configuration says otherwise than the defaults of pipeline/limits.ts. MB are 2^20 bytes. */
export interface LimitSettings {
  readonly fileMb?: number;
  readonly partMb?: number;
  readonly inflatedMb?: number;
  readonly ratio?: number;
  readonly entries?: number;
  readonly depth?: number;
  readonly pages?: number;
  readonly megapixels?: number;
  readonly characters?: number;
  readonly idleSeconds?: number;
  readonly totalSeconds?: number;
  readonly pageSeconds?: number;
  readonly memoryMb?: number;
}

export interface Setup {
  readonly rubric: Rubric;
  readonly profile: Profile;
  readonly rules: RuleSettings;
  readonly limits: LimitSettings;
  /** Null where no list was given. */
  readonly roster: readonly RosterEntry[] | null;
}
