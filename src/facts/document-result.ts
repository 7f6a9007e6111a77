import type { DocumentModel, Notice } from '../model/document.js';
import type { AmountFact, DocumentFacts, Section } from '../model/facts.js';
import type { AmountResult, DocumentResult, Location, SectionResult } from '../model/review.js';
import { formatDecimal, toNumber } from '../text/decimal.js';
import { isWeak } from '../text/evidence.js';
import { locate } from '../text/locate.js';
import { doubtfulFigures } from './doubtful-figures.js';

/** One document of the contract's JSON. */
export function toDocumentResult(facts: DocumentFacts): DocumentResult {
  const { document } = facts;
  const recognised = recognisedPages(document);
  return {
    file: document.file,
    sha256: document.sha256,
    bytes: document.bytes,
    format: document.format,
    scanned: recognised.length > 0,
    roles: facts.roles,
    title: facts.cover.title,
    unit: facts.cover.unit,
    year: facts.cover.year,
    pages: document.pages.length > 0 ? document.pages.length : null,
    pagesUnread: facts.unread,
    ocrConfidence: mean(recognised.flatMap((confidence) => confidence ?? [])),
    notices: [
      ...document.notices.map((notice) => ({
        code: notice.code,
        message: notice.message,
        location: placeOfNotice(document, notice),
      })),
      ...doubtfulFigures(document),
    ],
    sections: facts.sections.map((section) => toSectionResult(document, section)),
    amounts: facts.amounts.map((amount) => toAmountResult(document, amount)),
    tables: facts.tables.map(({ id, role, rows, columns, caption, ref }) => ({
      id,
      role,
      rows,
      columns,
      caption,
      location: locate(document, ref),
    })),
    selfScore: facts.selfScores[0] ? toNumber(facts.selfScores[0].value) : null,
    attachmentsListed: facts.attachments.map(({ name }) => name),
  };
}

function toSectionResult(document: DocumentModel, section: Section): SectionResult {
  const { id, parent, level, number, ordinal, label, title, auto, ref } = section;
  return { id, parent, level, number, ordinal, label, title, auto, location: locate(document, ref) };
}

function toAmountResult(document: DocumentModel, amount: AmountFact): AmountResult {
  const { id, raw, value, item, measure, year, section, table, ref } = amount;
  return {
    id,
    raw,
    yuan: formatDecimal(value, 2),
    item,
    measure,
    year,
    section,
    table,
    certainty: isWeak(document, ref) ? 'check' : 'certain',
    location: locate(document, ref),
  };
}

function placeOfNotice(document: DocumentModel, { block, page }: Notice): Location | null {
  if (block !== null)
    return locate(document, { file: document.file, block, start: null, end: null, cell: null });
  if (page === null) return null;
  return { file: document.file, page, block: 0, start: null, end: null, cell: null, box: null };
}

/** The confidence of each page that came through OCR; where the file has no pages, of each picture that was read in its place. */
export function recognisedPages({ pages, pictures = [] }: DocumentModel): readonly (number | null)[] {
  const read = pages.filter(({ read }) => read === 'ocr').map(({ ocrConfidence }) => ocrConfidence);
  if (read.length > 0) return read;
  return pictures.filter(({ state }) => state === 'read').map(({ confidence }) => confidence);
}

/** Characters of everything that was read, white space left out. */
export function countCharacters(document: DocumentModel): number {
  let count = 0;
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') count += block.text.replace(/\s/g, '').length;
    else for (const { text } of block.cells) count += text.replace(/\s/g, '').length;
  }
  return count;
}

/** To a thousandth; null for none. */
function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1000) / 1000;
}
