import { useQuery } from '@tanstack/react-query';
import type { AnswerOf } from '../api/client.js';
import { apiQuery } from '../api/query.js';
import type { Rule, SetupFile } from '../api/types.js';
import { Asked } from '../parts/asked.js';
import { newConfig } from './config/edit-config.js';
import { Editor } from './editor.js';

export type Setups = AnswerOf<'GET /setups'>;
export type Kind = SetupFile['kind'];

interface EditorOfFileProps {
  readonly kind: Kind;
  /** Null: what Jishen uses where nothing was chosen. */
  readonly file: string | null;
  readonly setups: Setups;
  readonly rules: readonly Rule[];
}

/** Fetches the text that editing begins with: a kept file, or a copy of what comes with Jishen. */
export function EditorOfFile({ kind, file, setups, rules }: EditorOfFileProps) {
  const kept = setups.files.find((one) => one.kind === kind && one.id === file) ?? null;
  const query = useQuery({
    ...apiQuery('GET /setups/{id}', { path: { id: kept?.id ?? '' } }),
    enabled: kept !== null,
  });
  const common = { kind, setups, rules };
  if (kept)
    return (
      <Asked query={query}>
        {({ yaml }) => <Editor key={yaml} {...common} kept={kept} chosen={kept.id} start={yaml} />}
      </Asked>
    );
  const base = file !== null && setups.own.includes(file) ? file : DEFAULT;
  const start = kind === 'rubric' ? setups.defaults.rubric : newConfig(base);
  return <Editor {...common} kept={null} chosen={kind === 'rubric' ? '' : base} start={start} />;
}

const DEFAULT = 'county';
