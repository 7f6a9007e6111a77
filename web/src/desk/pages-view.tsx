import { memo, type RefObject, useMemo, useRef, useState } from 'react';
import type { DocumentModel } from '../../../src/model/document.js';
import { addressOf } from '../api/client.js';
import type { Document } from '../api/types.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { documentWords } from './document-words.js';
import { lookOf, type MarkLooks } from './mark-look.js';
import { inPercent, marksByPage, type PageMarks } from './page-boxes.js';
import { PagePicture } from './page-picture.js';
import { useAnchor } from './use-anchor.js';
import { useLooks, useMarkEvents, useMarks, useShow } from './use-marks.js';
import { useNear, useWidth } from './use-near.js';

interface PagesViewProps {
  readonly document: Document;
  readonly model: DocumentModel;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Of the size in print; null: as wide as there is room. */
  readonly zoom: number | null;
}

type PageSize = DocumentModel['pages'][number];

/** An A4 page where the file does not say. */
const [WIDTH, HEIGHT] = [595, 842];
const PIXELS_A_POINT = 4 / 3;
const PADDING = 16;
const NONE: readonly PageMarks[] = [];

/** The pages as pictures with the marks over them. Every page has its place at once; its picture comes when it is near. */
export function PagesView({ document, model, frame, zoom }: PagesViewProps) {
  const marks = useMarks(model.file);
  const boxes = useMemo(() => marksByPage(marks, model.blocks), [marks, model]);
  const looks = useLooks();
  const { selected, aim } = useDesk();
  const active = aim?.finding ?? selected?.key ?? null;
  const room = useWidth(frame);
  useAnchor(frame, room * (zoom ?? 1));
  useShow(frame, room > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section className="pages-view" aria-label={document.file} tabIndex={0} ref={frame} {...useMarkEvents()}>
      {room > 0 &&
        model.pages.map((page) => {
          const natural = (page.width ?? WIDTH) * PIXELS_A_POINT;
          const width = Math.round(zoom === null ? room - 2 * PADDING : natural * zoom);
          const here = boxes.get(page.number) ?? NONE;
          return (
            <PageSheet
              key={page.number}
              document={document}
              page={page}
              width={width}
              isFit={zoom === null}
              boxes={here}
              active={here.some((place) => isOf(place, active)) ? active : null}
              looks={looks}
            />
          );
        })}
    </section>
  );
}

const isOf = ({ marks }: PageMarks, finding: string | null): boolean =>
  marks.some((mark) => mark.finding === finding);

interface PageSheetProps {
  readonly document: Document;
  readonly page: PageSize;
  readonly width: number;
  /** As wide as there is room, also when it is turned. */
  readonly isFit: boolean;
  readonly boxes: readonly PageMarks[];
  /** The selected finding, if it has a place here: so that hundreds of other pages need not be drawn anew. */
  readonly active: string | null;
  readonly looks: MarkLooks;
}

const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const { document, page, width, isFit, boxes, active, looks } = props;
  const words = useWords(documentWords);
  const sheet = useRef<HTMLElement>(null);
  const isNear = useNear(sheet);
  const [wide, high] = [page.width ?? WIDTH, page.height ?? HEIGHT];
  // Quarters to the right: scanned tables often lie on their side.
  const [turns, setTurns] = useState(0);
  const isLying = turns % 2 === 1;
  const scale = width / (isFit && isLying ? high : wide);
  const size = { width: Math.round(wide * scale), height: Math.round(high * scale) };
  const outer = isLying ? { width: size.height, height: size.width } : size;
  const pixels = size.width * devicePixelRatio;
  const made = pixels <= 400 ? 400 : pixels <= 1100 ? 1000 : 1600;
  const source = addressOf('GET /documents/{id}/pages/{page}', {
    path: { id: document.id, page: page.number },
    query: { width: made },
  });
  return (
    <section
      ref={sheet}
      className="page-sheet"
      data-page={page.number}
      aria-label={words.page(page.number)}
      style={outer}
    >
      <button
        type="button"
        className="page-turn no-print"
        aria-label={words.turnPage(page.number)}
        title={words.turnPage(page.number)}
        onClick={() => setTurns((turns + 1) % 4)}
      >
        ↻
      </button>
      <div
        className="page-face"
        style={{
          ...size,
          left: (outer.width - size.width) / 2,
          top: (outer.height - size.height) / 2,
          transform: turns === 0 ? 'none' : `rotate(${turns * 90}deg)`,
        }}
      >
        <PagePicture source={source} number={page.number} isNear={isNear} />
        {boxes.map(({ box, marks }, index) => {
          const look = lookOf(marks, active, looks);
          const style = inPercent(box, { width: wide, height: high });
          if (!look || !style) return null;
          const label = look.title ? `${look['data-number']} ${look.title}` : words.page(page.number);
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark has one rectangle a line
              key={`${look['data-marks']} ${index}`}
              type="button"
              {...look}
              className={`${look.className} page-mark`}
              aria-label={label}
              style={style}
            />
          );
        })}
      </div>
    </section>
  );
});
