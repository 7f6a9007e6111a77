/** From a stretch of clauses to the words as printed. */
import type { DocumentDigest, Mark, ParagraphDigest } from '../model/digest.js';
import type { Segment } from '../model/document.js';
import type { Evidence } from '../model/review.js';

/** Clauses [from, to) of a document, counted over its paragraphs; they stand in one paragraph. */
export interface Stretch {
  readonly document: number;
  readonly from: number;
  readonly to: number;
}

const LONGEST_QUOTE = 160;

export function markOfStretch(
  documents: readonly DocumentDigest[],
  { document, from, to }: Stretch,
): Mark | null {
  const owner = documents[document];
  let before = 0;
  for (const paragraph of owner?.paragraphs ?? []) {
    const { clauses, weak } = paragraph;
    const first = clauses[from - before];
    const last = clauses[Math.min(to - before, clauses.length) - 1];
    if (owner && from < before + clauses.length && first && last)
      return { evidence: quotesOf(owner.file, paragraph, first.start, last.end), weak };
    before += clauses.length;
  }
  return null;
}

/** Verbatim: in formats whose lines were joined a quote is cut where the source is. */
function quotesOf(file: string, paragraph: ParagraphDigest, start: number, to: number): readonly Evidence[] {
  const end = Math.min(to, start + LONGEST_QUOTE);
  const { block, text, segments, isCut } = paragraph;
  const whole: Segment = { start: 0, end: text.length, page: null, box: null };
  const all = segments.length > 0 ? segments : [whole];
  const evidence = (from: number, until: number, { page, box }: Segment): Evidence => ({
    quote: text.slice(from, until),
    location: { file, page, block, start: from, end: until, cell: null, box },
  });
  if (!isCut) return [evidence(start, end, all.find((segment) => start < segment.end) ?? whole)];
  return all.flatMap((segment) => {
    const [from, until] = [Math.max(start, segment.start), Math.min(end, segment.end)];
    return until > from ? [evidence(from, until, segment)] : [];
  });
}
