import type { Rule } from '../../api/types.js';
import { useWords } from '../../language.js';
import { setupWords } from '../../words/setups.js';
import { type ConfigDiff, diffConfig } from './config-diff.js';
import { basesOf, readConfig } from './read-config.js';

interface DiffWordsProps {
  readonly text: string;
  readonly rules: readonly Rule[];
  readonly own: Readonly<Record<string, string>>;
}

/** 关闭 3 条规则，改 2 个阈值 */
export function DiffWords({ text, rules, own }: DiffWordsProps) {
  const words = useWords(setupWords);
  const config = readConfig(text);
  if (!config) return null;
  const bases = basesOf(config, own);
  const diff = diffConfig(config, bases, rules);
  const said = (Object.keys(words.diff) as (keyof ConfigDiff)[])
    .filter((key) => diff[key] > 0)
    .map((key) => words.diff[key](diff[key]));
  const based = words.basedOn(bases.at(-1)?.name ?? config.base ?? '');
  return (
    <span className="quiet">
      {based}
      {words.joiner}
      {said.length === 0 ? words.same : said.join(words.joiner)}
    </span>
  );
}
