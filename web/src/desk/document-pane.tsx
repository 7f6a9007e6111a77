import { Alert, Tabs } from 'antd';
import { useRef, useState } from 'react';
import type { Document } from '../api/types.js';
import { useWords } from '../language.js';
import { Waiting } from '../parts/asked.js';
import { useDesk } from './desk-context.js';
import { DocumentBar } from './document-bar.js';
import { documentWords } from './document-words.js';
import { HtmlView } from './html-view.js';
import { fileOf } from './marks.js';
import { PagesView } from './pages-view.js';
import { TextView } from './text-view.js';
import { useModel } from './use-desk.js';

/** The papers, one at a time. */
export function DocumentPane() {
  const words = useWords(documentWords);
  const { documents, search, setSearch, review, selected } = useDesk();
  const files = new Set(documents.map(({ file }) => file));
  const first = selected ? fileOf(selected, files) : null;
  const document =
    documents.find(({ file }) => file === search.file) ??
    documents.find(({ file }) => file === first) ??
    documents[0];
  if (!document) return <Alert type="info" title={words.noFile} />;
  const countOf = (file: string) =>
    review.findings.filter(({ evidence }) => evidence[0]?.location.file === file).length;
  const shown = <OneDocument key={document.id} document={document} />;
  if (documents.length === 1) return shown;
  return (
    <Tabs
      className="papers"
      size="small"
      type="card"
      activeKey={document.file}
      onChange={(file) => setSearch({ file })}
      destroyOnHidden
      items={documents.map(({ file }) => ({
        key: file,
        label: (
          <span title={file}>
            {shortName(file)}
            {countOf(file) > 0 && (
              <span className="papers-count" role="img" aria-label={words.findings(countOf(file))}>
                {countOf(file)}
              </span>
            )}
          </span>
        ),
        children: file === document.file ? shown : null,
      }))}
    />
  );
}

const LONGEST = 22;
const shortName = (file: string): string => {
  const name = file.split('/').at(-1) ?? file;
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 8)}…${name.slice(-7)}` : name;
};

const PAGED = ['pdf', 'image', 'ofd'];
const AS_HTML = ['docx', 'html'];

function OneDocument({ document }: { readonly document: Document }) {
  const words = useWords(documentWords);
  const { review, search } = useDesk();
  const model = useModel(document);
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const result = review.documents.find(({ file }) => file === document.file);
  if (model.isPending) return <Waiting />;
  if (!model.data || !result)
    return (
      <div className="paper">
        <DocumentBar {...{ document, frame, zoom, setZoom }} pages={0} hasOriginal={false} />
        <Alert type="warning" showIcon title={words.notRead} />
      </div>
    );
  const isPaged = PAGED.includes(result.format) && model.data.pages.length > 0;
  const hasOriginal = isPaged || AS_HTML.includes(result.format);
  const isOriginal = hasOriginal && search.view !== 'text';
  const text = <TextView model={model.data} sections={result.sections} />;
  return (
    <div className="paper">
      <DocumentBar
        {...{ document, frame, zoom, setZoom, hasOriginal }}
        pages={isOriginal && isPaged ? model.data.pages.length : 0}
      />
      {isOriginal && isPaged && <PagesView {...{ document, frame, zoom }} model={model.data} />}
      {isOriginal && !isPaged && <HtmlView document={document} model={model.data} otherwise={text} />}
      {!isOriginal && text}
    </div>
  );
}
