import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './samples.js';

/** Puts a section in its place in a document that several runs write to: between two comments, or at the end. */
export function writeSection(file: string, name: string, text: string): void {
  const path = join(root, file);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const section = `${begin}\n\n${text.trim()}\n\n${end}`;
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  const whole =
    from < 0
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  writeFileSync(path, whole);
}
