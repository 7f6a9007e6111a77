/** The body of a report as parts and paragraphs of clauses. */
import type { ParagraphDigest, PartDigest } from '../model/digest.js';
import type { DocumentModel, Paragraph } from '../model/document.js';
import type { DocumentFacts, Passage, Section } from '../model/facts.js';
import { foldKey } from '../text/fold.js';
import { findClauses } from './clauses.js';
import { isStockSection } from './stock.js';

interface Body {
  readonly parts: readonly PartDigest[];
  readonly paragraphs: readonly ParagraphDigest[];
}

/** Empty for documents without a report: accounts and forms are alike by nature. */
export function bodyOf(facts: DocumentFacts, names: RegExp | null): Body {
  const inReport = new Set(
    facts.parts
      .filter(({ role }) => role === 'self-evaluation-report' || role === 'other')
      .map(({ id }) => id),
  );
  const byId = new Map(facts.sections.map((section) => [section.id, section]));
  const stock = new Set<string>();
  for (const { id, parent, title, kinds } of facts.sections) {
    // Children of a stock section are stock; a part with children of its own kinds is judged child by child.
    if ((parent !== null && stock.has(parent)) || isStockSection(title, kinds)) stock.add(id);
  }
  const paragraphs: ParagraphDigest[] = [];
  const starts: { readonly block: number; readonly clause: number }[] = [];
  let count = 0;
  for (const passage of facts.passages) {
    if (!isSpoken(passage) || !inReport.has(passage.part)) continue;
    const block = facts.document.blocks[passage.ref.block];
    if (block?.kind !== 'paragraph') continue;
    const isStock = passage.section !== null && stock.has(passage.section);
    const clauses = findClauses(block.text, { from: passage.bodyStart, names, isStock });
    if (clauses.length === 0) continue;
    starts.push({ block: passage.ref.block, clause: count });
    paragraphs.push(paragraphOf(facts.document, block, clauses));
    count += clauses.length;
  }
  return { parts: partsOf(facts, byId, starts, count), paragraphs };
}

const isSpoken = ({ kind, text, bodyStart }: Passage): boolean =>
  kind === 'body' || (kind === 'heading' && bodyStart > 0 && bodyStart < text.length);

function paragraphOf(
  { format }: DocumentModel,
  block: Paragraph,
  clauses: ParagraphDigest['clauses'],
): ParagraphDigest {
  const { segments, text } = block;
  const isPlain = segments.length === 1 && segments[0]!.page === null && segments[0]!.end === text.length;
  return {
    block: block.index,
    text,
    weak: block.source === 'ocr',
    segments: isPlain ? [] : segments,
    isCut: format !== 'pdf',
    clauses,
  };
}

/** Sections that hold clauses, with the range of them; a report without headings is one part. */
function partsOf(
  { sections, sectionTexts }: DocumentFacts,
  byId: ReadonlyMap<string, Section>,
  starts: readonly { readonly block: number; readonly clause: number }[],
  count: number,
): readonly PartDigest[] {
  if (count === 0) return [];
  const clauseAt = (block: number): number => starts[firstAt(starts, block)]?.clause ?? count;
  const parts: PartDigest[] = [];
  const indices = new Map<string, number>();
  for (const section of sections) {
    const from = clauseAt(section.ref.block);
    const to = clauseAt(sectionTexts.get(section.id)?.to ?? Number.POSITIVE_INFINITY);
    if (to <= from) continue;
    indices.set(section.id, parts.length);
    parts.push({
      path: pathOf(section, byId),
      title: `${section.label ?? ''}${section.title}`,
      kinds: section.kinds,
      parent: section.parent === null ? null : (indices.get(section.parent) ?? null),
      from,
      to,
    });
  }
  const first = parts[0]?.from ?? count;
  // What stands before the first heading, or a report that has none.
  return first > 0 ? [...parts, { path: '', title: '', kinds: [], parent: null, from: 0, to: first }] : parts;
}

/** First index whose block is `block` or later. */
function firstAt(starts: readonly { readonly block: number }[], block: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.block < block) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Titles of the sections above, without numbers: the same path as in the keys of findings. */
function pathOf(section: Section, byId: ReadonlyMap<string, Section>): string {
  const titles: string[] = [];
  for (let next: Section | undefined = section; next; next = byId.get(next.parent ?? '')) {
    titles.unshift(foldKey(next.title));
    if (next.parent === null) break;
  }
  return titles.join('/');
}
