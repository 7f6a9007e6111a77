export type { Severity } from '../../../src/model/review.js';
export type { RuleSetting, RuleSettings } from '../../../src/model/setup.js';
