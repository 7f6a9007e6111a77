import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Commands that people are told to type, in fenced blocks and in running text, without what is said behind a #. */
export function documentedCommands(): readonly string[] {
  const found = new Set<string>();
  for (const file of ['README.md', 'README.zh-CN.md', ...documents()]) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, block] of text.matchAll(/```sh\n(.*?)```/gs))
      for (const line of block!.split('\n')) found.add(line.replace(/\s+#.*$/, '').trim());
    const prose = text.replace(/```.*?```/gs, '');
    for (const [, command] of prose.matchAll(/`((?:npx jishen|npm) [^`\n]+)`/g)) found.add(command!);
  }
  found.delete('');
  return [...found].sort();
}

const documents = () =>
  readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
