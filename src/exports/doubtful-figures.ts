import type { DocumentResult, Location, NoticeResult, Review } from '../model/review.js';
import { html, type Markup } from './markup.js';

/** Figures of scans that a person must hold against the picture: what was read, and what the picture shows. */

const PICTURE = /^data:image\/png;base64,[A-Za-z0-9+/=]+$/;

/** Only what we made ourselves may become an address on the page. */
const shown = ({ picture }: NoticeResult): Markup | null =>
  picture !== undefined && PICTURE.test(picture)
    ? html`<img class="figure" alt="原件中的数字" src="${picture}">`
    : null;

const doubtful = ({ notices }: DocumentResult): readonly NoticeResult[] =>
  notices.filter(({ code }) => code === 'figure-doubtful');

/** The doubtful figures within a place that a finding quotes. */
export function doubtfulWithin(review: Review, place: Location): Markup | null {
  const document = review.documents.find(({ file }) => file === place.file);
  const inside = document ? doubtful(document).filter(({ location }) => overlaps(location, place)) : [];
  const pictures = inside.flatMap((notice) => shown(notice) ?? []);
  return pictures.length === 0 ? null : html`<p class="soft">原件：${pictures}</p>`;
}

function overlaps(figure: Location | null, { block, cell, start, end }: Location): boolean {
  if (figure === null || figure.block !== block) return false;
  if ((figure.cell?.row ?? -1) !== (cell?.row ?? -1)) return false;
  if ((figure.cell?.column ?? -1) !== (cell?.column ?? -1)) return false;
  return (
    (figure.start ?? 0) < (end ?? Number.POSITIVE_INFINITY) &&
    (figure.end ?? Number.POSITIVE_INFINITY) > (start ?? 0)
  );
}

/** All doubtful figures of a document, in reading order. */
export function doubtfulList(document: DocumentResult): Markup | null {
  const figures = doubtful(document);
  if (figures.length === 0) return null;
  return html`<details><summary>需对照原件的数字（${figures.length}）</summary>
<ul>${figures.map(
    (notice) =>
      html`<li>${shown(notice)} ${notice.message}${
        notice.location?.page == null ? null : html` <span class="soft">第 ${notice.location.page} 页</span>`
      }</li>`,
  )}</ul></details>
`;
}
