import { useMemo, useRef } from 'react';
import type { Block, DocumentModel } from '../../../src/model/document.js';
import type { SectionResult } from '../../../src/model/review.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import { documentWords } from './document-words.js';
import { byBlock, type Mark } from './marks.js';
import { TextBlock } from './text-block.js';
import { useLooks, useMarkEvents, useMarks, useShow } from './use-marks.js';

/** Blocks that the browser draws, or leaves alone, together. */
const CHUNK = 30;
const NO_MARKS: readonly Mark[] = [];

interface TextViewProps {
  readonly model: DocumentModel;
  readonly sections: readonly SectionResult[];
}

/** The text as it was read, block by block. All of it is in the page, so that the browser's own search finds it. */
export function TextView({ model, sections }: TextViewProps) {
  const frame = useRef<HTMLDivElement>(null);
  const marks = useMarks(model.file);
  const marked = useMemo(() => byBlock(marks), [marks]);
  const levels = useMemo(
    () => new Map(sections.map(({ location, level }) => [location.block, Math.min(5, Math.max(1, level))])),
    [sections],
  );
  const looks = useLooks();
  const { selected, aim } = useDesk();
  const active = aim?.finding ?? selected?.key ?? null;
  const chunks = useMemo(() => chunksOf(model.blocks), [model]);
  useShow(frame, true);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section className="text-view" aria-label={model.file} tabIndex={0} ref={frame} {...useMarkEvents()}>
      <div className="text-sheet">
        {chunks.map((blocks, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: chunks have no other name
          <div className="text-chunk" key={index}>
            {blocks.map((block) => {
              const here = marked.get(block.index) ?? NO_MARKS;
              return (
                <div key={block.index}>
                  {isFirstOfPage(model.blocks, block) && <PageLine model={model} page={block.page!} />}
                  <TextBlock
                    block={block}
                    level={levels.get(block.index) ?? null}
                    marks={here}
                    selected={here.some(({ finding }) => finding === active) ? active : null}
                    looks={looks}
                  />
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
}

function chunksOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const body = blocks.filter(({ layer }) => layer === 'body');
  return Array.from({ length: Math.ceil(body.length / CHUNK) }, (_, index) =>
    body.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

function isFirstOfPage(blocks: readonly Block[], { index, page }: Block): boolean {
  if (page === null) return false;
  for (let before = index - 1; before >= 0; before -= 1) {
    const block = blocks[before]!;
    if (block.layer === 'body') return block.page !== page;
  }
  return true;
}

function PageLine({ model, page }: { readonly model: DocumentModel; readonly page: number }) {
  const words = useWords(documentWords);
  const about = model.pages.find(({ number }) => number === page);
  const percent = Math.floor((about?.ocrConfidence ?? 0) * 100);
  return (
    <div className="page-line">
      {words.page(page)}
      {about?.read === 'ocr' && ` · ${words.recognisedPage(percent)}`}
      {about?.read === 'unread' && ` · ${words.unread}`}
    </div>
  );
}
