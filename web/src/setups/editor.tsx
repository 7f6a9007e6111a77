import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { apiQuery } from '../api/query.js';
import type { Rule, SetupFile } from '../api/types.js';
import { useWords } from '../language.js';
import { setupWords } from '../words/setups.js';
import { ConfigForm } from './config/config-form.js';
import { EditorBar } from './editor-bar.js';
import type { Kind, Setups } from './editor-of-file.js';
import { ProblemList } from './problem-list.js';
import { RubricForm } from './rubric/rubric-form.js';
import { useSettled } from './use-settled.js';
import { YamlView } from './yaml-view.js';

const route = getRouteApi('/shell/setups');

interface EditorProps {
  readonly kind: Kind;
  readonly setups: Setups;
  readonly rules: readonly Rule[];
  /** Null: it comes with Jishen and is saved as a file of its own. */
  readonly kept: SetupFile | null;
  /** What the list of files shows as chosen. */
  readonly chosen: string;
  readonly start: string;
}

/** One file as a form or as YAML: both change the same text, and the linter reads along. */
export function Editor({ kind, setups, rules, kept, chosen, start }: EditorProps) {
  const words = useWords(setupWords);
  const { view } = route.useSearch();
  const [text, setText] = useState(start);
  const isSaved = useRef(false);
  const isChanged = text !== start;
  useBlocker({
    enableBeforeUnload: isChanged,
    shouldBlockFn: ({ current, next }) => {
      const place = ({ pathname, search }: { pathname: string; search: object }) => {
        const { tab, file } = search as { tab?: string; file?: string };
        return [pathname, tab, file].join(' ');
      };
      return isChanged && !isSaved.current && place(current) !== place(next) && !window.confirm(words.leave);
    },
  });
  const linted = useSettled(text, 400);
  const lint = useQuery({
    ...apiQuery('POST /setups/lint', { body: { kind, yaml: linted } }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const problems = lint.error ? [] : (lint.data?.problems ?? []);
  const form = { text, onChange: setText, rules, problems };
  return (
    <>
      <EditorBar
        {...{ kind, setups, rules, kept, chosen, text, isChanged }}
        onSaved={() => {
          isSaved.current = true;
        }}
      />
      <ProblemList problems={problems} error={lint.error} />
      {view === 'yaml' && <YamlView text={text} onChange={setText} />}
      {view !== 'yaml' && kind === 'config' && (
        <ConfigForm {...form} own={setups.defaults.configs} rubric={setups.defaults.rubric} />
      )}
      {view !== 'yaml' && kind === 'rubric' && <RubricForm {...form} />}
    </>
  );
}
