/** Reads the example of a rule: drafts with `=== 名称` between documents (or submissions) and `@ key value` for what a person says. */
import type { DocumentModel } from '../../src/model/document.js';
import type { SubmissionInput } from '../../src/model/submission.js';
import { parseDraft } from './draft.js';

export type Given = Pick<SubmissionInput, 'unit' | 'year' | 'submitted' | 'published'>;

export interface ParsedExample {
  readonly documents: readonly DocumentModel[];
  readonly given: Given;
}

export function parseExample(text: string): ParsedExample {
  const documents: DocumentModel[] = [];
  const said: Record<string, string> = {};
  let file: string | undefined;
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.some((line) => line.trim() !== ''))
      documents.push(parseDraft(lines.join('\n'), { file }).document);
    lines = [];
  };
  for (const line of text.split('\n')) {
    const name = /^\s*=== (.+)$/.exec(line)?.[1];
    const note = /^\s*@ (\w+) (.+)$/.exec(line);
    if (name !== undefined) {
      flush();
      file = name.trim();
    } else if (note) said[note[1]!] = note[2]!.trim();
    else lines.push(line);
  }
  flush();
  return {
    documents,
    given: {
      unit: said.unit ?? null,
      year: said.year === undefined ? null : Number(said.year),
      submitted: said.submitted ?? null,
      published: said.published ?? null,
    },
  };
}
