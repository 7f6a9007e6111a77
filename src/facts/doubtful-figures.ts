import type { DocumentModel, FigureReading } from '../model/document.js';
import type { Ref } from '../model/facts.js';
import type { NoticeResult } from '../model/review.js';
import { locate } from '../text/locate.js';

/** More pictures than a person looks at would only make the review heavy. */
const MOST_PICTURES = 200;

/** Figures that two engines read differently, or that only one could read: the person looks at the picture. */
export function doubtfulFigures(document: DocumentModel): NoticeResult[] {
  const notices: NoticeResult[] = [];
  const add = (text: string, figures: readonly FigureReading[] | undefined, place: Ref): void => {
    for (const { start, end, agreed, other, picture } of figures ?? []) {
      if (agreed) continue;
      const read = text.slice(start, end);
      const message =
        other !== null && other !== ''
          ? `“${read}”另读作“${other}”，请对照原件核对。`
          : `“${read}”只识别出一次，请对照原件核对。`;
      const location = locate(document, { ...place, start, end });
      const isShown = picture !== null && notices.length < MOST_PICTURES;
      notices.push({
        code: 'figure-doubtful',
        message,
        location,
        ...(isShown ? { picture: `data:image/png;base64,${picture}` } : {}),
      });
    }
  };
  for (const block of document.blocks) {
    const place = { file: document.file, block: block.index, start: null, end: null, cell: null };
    if (block.kind === 'paragraph') {
      if (block.layer === 'body') add(block.text, block.figures, place);
    } else {
      for (const { row, column, text, figures } of block.cells)
        add(text, figures, { ...place, cell: { row, column } });
    }
  }
  return notices;
}
