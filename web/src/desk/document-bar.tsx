import { InputNumber, Segmented, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { addressOf } from '../api/client.js';
import type { Document } from '../api/types.js';
import { useWords } from '../language.js';
import { useDesk } from './desk-context.js';
import type { DocumentView } from './desk-search.js';
import { documentWords } from './document-words.js';
import { lineOf, pageAt, sheetsOf } from './use-anchor.js';

interface DocumentBarProps {
  readonly document: Document;
  /** What scrolls. */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly zoom: number | null;
  readonly setZoom: (zoom: number | null) => void;
  /** 0: not shown as pages. */
  readonly pages: number;
  readonly hasOriginal: boolean;
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const INLINE = /\.(pdf|png|jpe?g)$/i;

/** How the document is looked at, and the file itself. */
export function DocumentBar({ document, frame, zoom, setZoom, pages, hasOriginal }: DocumentBarProps) {
  const words = useWords(documentWords);
  const { search, setSearch } = useDesk();
  const isInline = INLINE.test(document.file);
  const original = addressOf('GET /documents/{id}/original', {
    path: { id: document.id },
    ...(isInline ? { query: { inline: 'true' } } : {}),
  });
  return (
    <div className="paper-bar">
      {hasOriginal ? (
        <Segmented<DocumentView>
          size="small"
          aria-label={words.view}
          value={search.view ?? 'original'}
          onChange={(view) => setSearch({ view })}
          options={[
            { value: 'original', label: words.original },
            { value: 'text', label: words.text },
          ]}
        />
      ) : (
        <span className="quiet">{words.text}</span>
      )}
      {pages > 0 && <PageNumber frame={frame} pages={pages} />}
      {pages > 0 && (
        <Select
          size="small"
          aria-label={words.zoom}
          className="paper-zoom"
          value={zoom ?? 0}
          onChange={(value) => setZoom(value === 0 ? null : value)}
          options={[
            { value: 0, label: words.fit },
            ...ZOOMS.map((value) => ({ value, label: `${value * 100}%` })),
          ]}
        />
      )}
      <a className="paper-original" href={original} target="_blank" rel="noreferrer">
        {isInline ? words.openOriginal : words.saveOriginal}
      </a>
    </div>
  );
}

function PageNumber({ frame, pages }: Pick<DocumentBarProps, 'frame' | 'pages'>) {
  const words = useWords(documentWords);
  const [page, setPage] = useState(1);
  useEffect(() => {
    const scrolled = frame.current;
    if (!scrolled) return;
    const look = () => setPage(pageAt(sheetsOf(scrolled), lineOf(scrolled)) + 1);
    scrolled.addEventListener('scroll', look, { passive: true });
    return () => scrolled.removeEventListener('scroll', look);
  }, [frame]);
  const jump = (to: number | null) => {
    const sheet = frame.current?.querySelector(`.page-sheet[data-page="${to}"]`);
    sheet?.scrollIntoView({ block: 'start' });
  };
  return (
    <span className="paper-page">
      <InputNumber
        size="small"
        aria-label={words.goToPage}
        min={1}
        max={pages}
        precision={0}
        value={page}
        onChange={jump}
      />
      {words.pageOf(pages)}
    </span>
  );
}
