import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import { basesOf, readConfig } from './read-config.js';
import { RulesForm } from './rules-form.js';
import { WordsForm } from './words-form.js';

const route = getRouteApi('/shell/setups');

interface ConfigFormProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly rules: readonly Rule[];
  /** Texts of the configurations that come with Jishen. */
  readonly own: Readonly<Record<string, string>>;
  /** Text of the usual score sheet: rules stand by its criteria. */
  readonly rubric: string;
}

export function ConfigForm({ text, onChange, rules, own, rubric }: ConfigFormProps) {
  const words = useWords(setupWords);
  const { view } = route.useSearch();
  const config = readConfig(text);
  if (!config) return <Alert type="warning" title={words.broken} />;
  const bases = basesOf(config, own);
  const form = { text, onChange, config, bases };
  return view === 'words' ? <WordsForm {...form} /> : <RulesForm {...form} rules={rules} rubric={rubric} />;
}
