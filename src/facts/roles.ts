/** What a document is: its roles, and whether it reports on a unit or on one project. */
import type { DocumentModel, Paragraph, Table } from '../model/document.js';
import type { Part, TableFact } from '../model/facts.js';
import type { Profile } from '../model/profile.js';
import type { DocumentRole } from '../model/review.js';
import { foldKey } from '../text/fold.js';
import { roleOf } from './outline/outline.js';

export function reportOn(title: string | null): 'unit' | 'project' {
  const key = foldKey(title ?? '');
  return /项目|专项|资金|转移支付|补助/.test(key) && !/整体|部门\(单位\)/.test(key) ? 'project' : 'unit';
}

const REPORT_SECTIONS = 3;

export function rolesOf(
  document: DocumentModel,
  title: string | null,
  parts: readonly Part[],
  tables: readonly TableFact[],
  sections: number,
  profile: Profile,
): readonly DocumentRole[] {
  const roles = new Set<DocumentRole>();
  const named = roleOf(title ?? firstLines(document.blocks), profile);
  if (named !== 'other') roles.add(named);
  // A form announced in the title is there only if a table is.
  if (named !== 'self-evaluation-report' && named !== 'final-accounts' && tables.length === 0)
    roles.delete(named);
  if (sections >= REPORT_SECTIONS && /自评|绩效/.test(title ?? '') && !roles.has('final-accounts')) {
    roles.add('self-evaluation-report');
  }
  const partsWithTables = new Set(tables.map(({ part }) => part));
  for (const part of parts) if (part.role !== 'other' && partsWithTables.has(part.id)) roles.add(part.role);
  for (const table of tables) if (table.role !== null) roles.add(table.role);
  return roles.size > 0 ? [...roles] : ['other'];
}

function firstLines(blocks: readonly (Paragraph | Table)[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.layer === 'body') lines.push(block.text);
    if (lines.length >= 6) break;
  }
  return lines.join('');
}
