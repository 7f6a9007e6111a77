import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentModel } from '../../../src/model/document.js';
import { addressOf } from '../api/client.js';
import { problemOf } from '../api/problem.js';
import type { Document } from '../api/types.js';
import { useWords } from '../language.js';
import { Waiting } from '../parts/asked.js';
import { useDesk } from './desk-context.js';
import { documentWords } from './document-words.js';
import { markHtml, styleMarks } from './mark-html.js';
import { useLooks, useMarkEvents, useMarks, useShow } from './use-marks.js';

interface HtmlViewProps {
  readonly document: Document;
  readonly model: DocumentModel;
  /** Shown where there is no such view. */
  readonly otherwise: React.ReactNode;
}

/** A Word file or web page with its paragraphs, tables and pictures. The server has taken everything else out. */
export function HtmlView({ document, model, otherwise }: HtmlViewProps) {
  const words = useWords(documentWords);
  const frame = useRef<HTMLDivElement>(null);
  const html = useQuery({
    queryKey: ['documents', 'html', document.id],
    queryFn: ({ signal }) => fetchHtml(document.id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const marks = useMarks(model.file);
  const looks = useLooks();
  const { selected, aim, setSearch } = useDesk();
  const active = aim?.finding ?? selected?.key ?? null;
  const [drawn, setDrawn] = useState<object | null>(null);
  const parsed = useMemo(
    () => (html.data === undefined ? null : new DOMParser().parseFromString(html.data, 'text/html').body),
    [html.data],
  );
  useEffect(() => {
    if (!parsed || !frame.current) return;
    const copy = parsed.cloneNode(true) as HTMLElement;
    markHtml(copy, model.blocks, marks);
    frame.current.replaceChildren(...copy.childNodes);
    setDrawn(marks);
  }, [parsed, model, marks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was drawn anew looks plain again
  useEffect(() => {
    if (frame.current) styleMarks(frame.current, marks, active, looks);
  }, [drawn, marks, active, looks]);
  const isFound = useShow(frame, drawn === marks);
  const events = useMarkEvents();
  if (html.error) return otherwise;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it
    <section className="html-view" aria-label={document.file} tabIndex={0} {...events}>
      {!isFound && (
        <Alert
          type="warning"
          showIcon
          title={words.notFound}
          action={
            <Button size="small" onClick={() => setSearch({ view: 'text' })}>
              {words.inText}
            </Button>
          }
        />
      )}
      {html.isPending && <Waiting />}
      <div className="html-sheet" ref={frame} />
    </section>
  );
}

async function fetchHtml(id: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(addressOf('GET /documents/{id}/html', { path: { id } }), { signal });
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer.status, text);
  return text;
}
