import type { ReadLimits } from '../../model/document.js';
import { assemble } from '../pages/assemble.js';
import { layOutPage, type PageLayout } from '../pages/page-layout.js';
import type { EmbeddedReading } from '../scan/read-embedded.js';
import type { ReadTools } from '../tools.js';
import type { PictureMark, ReadDraft } from './assemble.js';
import type { BlockDraft, PictureDraft, StoryDraft } from './drafts.js';
import type { Media } from './media.js';
import type { Tally } from './tally.js';

/** Points: a third of the text of an A4 page, and high enough for a few lines. Smaller ones are logos, seals, signatures. */
const WIDE = 198;
const HIGH = 142;

export type BodyDraft = BlockDraft | ReadDraft | PictureMark;

/**
 * The body with what was read in its large pictures set in where they stand. Pictures that follow each other are read as
 * the pages of one document: their paragraphs and tables go on from one to the next.
 */
export async function readPictures(
  body: readonly StoryDraft[],
  media: Media,
  tally: Tally,
  limits: ReadLimits,
  tools: ReadTools,
): Promise<readonly BodyDraft[]> {
  const large = body.filter((draft) => draft.kind === 'picture' && isLarge(draft)) as PictureDraft[];
  const isOff = tools.ocr === 'never' || !tools.openOcr;
  const { openEmbedded } = await import('../scan/read-embedded.js');
  const embedded = openEmbedded(limits, tools);
  const readings = new Map<PictureDraft, EmbeddedReading>();
  let stamped = 0;
  for (const [at, draft] of large.entries()) {
    const part = media.partOf(draft.relation);
    if (!isOff) tools.onPage({ page: at, pages: large.length });
    const isHad = part !== null && at < limits.pages;
    const reading: EmbeddedReading = isHad
      ? await embedded.read(part, () => media.read(part), draft, at + 1)
      : { state: 'unread', isStamped: false };
    if (!isOff) tools.onPage({ page: at + 1, pages: large.length });
    readings.set(draft, reading);
    if (reading.isStamped) stamped += 1;
    if (!isOff && reading.state !== 'small') tally.pictures -= 1;
  }
  tally.looked = { stamped, missing: embedded.missing(), isOff };
  return setIn(body, readings);
}

function isLarge({ width, height }: PictureDraft): boolean {
  return width === null || height === null || (width >= WIDE && height >= HIGH);
}

function setIn(
  body: readonly StoryDraft[],
  readings: ReadonlyMap<PictureDraft, EmbeddedReading>,
): readonly BodyDraft[] {
  const drafts: BodyDraft[] = [];
  let layouts: PageLayout[] = [];
  const pages = new Map<number, number>();
  const flush = (): void => {
    for (const block of assemble(layouts, new Set())) {
      const pageOf = (page: number | null): number | null =>
        page === null ? null : (pages.get(page) ?? null);
      drafts.push({ kind: 'read', block: withPages(block, pageOf) });
    }
    layouts = [];
  };
  for (const draft of body) {
    if (draft.kind !== 'picture') {
      flush();
      drafts.push(draft);
      continue;
    }
    const reading = readings.get(draft);
    if (!reading || reading.state === 'small') continue;
    const { page } = draft;
    const confidence = reading.state === 'read' ? reading.confidence : null;
    drafts.push({ kind: 'mark', page, state: reading.state, confidence });
    if (reading.state !== 'read') continue;
    pages.set(reading.content.number, page);
    layouts.push(layOutPage(reading.content, layouts.at(-1)));
  }
  flush();
  return drafts;
}

function withPages(
  block: ReadDraft['block'],
  pageOf: (page: number | null) => number | null,
): ReadDraft['block'] {
  const page = pageOf(block.page);
  if (block.kind === 'table') {
    return { ...block, page, cells: block.cells.map((cell) => ({ ...cell, page: pageOf(cell.page) })) };
  }
  const segments = block.segments.map((segment) => ({ ...segment, page: pageOf(segment.page) }));
  return { ...block, page, segments };
}
