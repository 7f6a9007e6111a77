/** Facts of one submission → what the comparison of a run needs of it. Pure; made once, beside the review. */
import type { DocumentDigest, Mark, MentionDigest, SubmissionDigest, TotalDigest } from '../model/digest.js';
import type { AmountFact, DocumentFacts, Facts, Ref } from '../model/facts.js';
import { formatDecimal, isZero } from '../text/decimal.js';
import { evidenceOf, isWeak } from '../text/evidence.js';
import { foldText } from '../text/fold.js';
import { numberHash } from '../text/hash.js';
import { bodyOf } from './body.js';
import { namePattern } from './clauses.js';
import { ratiosOf } from './ratios.js';

export function digestOf(
  facts: Facts,
  { review, source }: { review: string; source: string },
): SubmissionDigest {
  const byFile = new Map(facts.documents.map((document) => [document.document.file, document]));
  const markOf = (ref: Ref): Mark | null => {
    const owner = byFile.get(ref.file);
    const evidence = owner ? evidenceOf(owner.document, ref).filter(({ quote }) => quote.trim() !== '') : [];
    return owner && evidence.length > 0 ? { evidence, weak: isWeak(owner.document, ref) } : null;
  };
  const names = namePattern([
    facts.unit,
    ...facts.documents.flatMap(({ cover }) => [cover.unit, ...cover.shortNames]),
  ]);
  return {
    version: 1,
    review,
    source,
    unit: facts.unit,
    year: facts.year,
    documents: facts.documents.map((document) => documentOf(document, names, markOf)),
    ratios: ratiosOf(facts, markOf),
    totals: totalsOf(facts, markOf),
  };
}

function documentOf(
  facts: DocumentFacts,
  names: RegExp | null,
  markOf: (ref: Ref) => Mark | null,
): DocumentDigest {
  const { document, roles, amounts, cover } = facts;
  const text = lettersOf(facts);
  const isReport = roles.includes('self-evaluation-report') && !roles.includes('final-accounts');
  const first = cover.titleRef ?? firstWords(facts);
  return {
    file: document.file,
    sha256: document.sha256,
    textHash: numberHash(text),
    chars: text.length,
    figures: amounts.filter(({ value }) => !isZero(value)).length,
    isReport,
    opening: first ? markOf(first) : null,
    ...(isReport ? bodyOf(facts, names) : { parts: [], paragraphs: [] }),
  };
}

function firstWords({ document }: DocumentFacts): Ref | null {
  for (const block of document.blocks) {
    if (block.layer !== 'body') continue;
    const place = { file: document.file, block: block.index, start: null, end: null };
    if (block.kind === 'paragraph' && block.text.trim() !== '') return { ...place, cell: null };
    if (block.kind !== 'table') continue;
    const cell = block.cells.find(({ text }) => text.trim() !== '');
    if (cell) return { ...place, cell: { row: cell.row, column: cell.column } };
  }
  return null;
}

/** The same words in another format, with other line breaks, are the same text. */
function lettersOf({ document }: DocumentFacts): string {
  const pieces: string[] = [];
  for (const block of document.blocks) {
    if (block.layer !== 'body') continue;
    if (block.kind === 'paragraph') pieces.push(block.text);
    else for (const { text } of block.cells) pieces.push(text);
  }
  return foldText(pieces.join('\n')).text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function totalsOf({ ledger }: Facts, markOf: (ref: Ref) => Mark | null): readonly TotalDigest[] {
  return ledger.flatMap(({ item, measure, year, scope, qualifiers, mentions }): readonly TotalDigest[] => {
    if (measure !== 'final' && measure !== 'prior-final') return [];
    const marked = mentions.flatMap((amount) => mentionOf(amount, markOf) ?? []);
    return marked.length > 0 ? [{ item, measure, year, scope, qualifiers, mentions: marked }] : [];
  });
}

function mentionOf(amount: AmountFact, markOf: (ref: Ref) => Mark | null): MentionDigest | null {
  const mark = markOf(amount.ref);
  if (!mark) return null;
  const { value, step, exponent } = amount;
  return { yuan: formatDecimal(value), step: formatDecimal(step), exponent, mark };
}
