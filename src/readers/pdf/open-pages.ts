import type { ReadFailureCode, ReadLimits, SourceFile } from '../../model/document.js';
import type { OpenPages } from '../pages/page-source.js';
import { loadPage } from './load-page.js';
import { openPdf } from './open.js';
import type { PagePictures } from './page-picture.js';

/** The pages of a PDF, or why it cannot be opened. A page that is broken is told as such, by its number. */
export async function openPdfPages(
  { bytes }: Pick<SourceFile, 'bytes'>,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<OpenPages | ReadFailureCode> {
  const opened = await openPdf(bytes);
  if (typeof opened === 'string') return opened;
  const pictures = openPicturesLazily(bytes, limits);
  const { document, title } = opened;
  return {
    pages: {
      format: 'pdf',
      title,
      count: document.numPages,
      load: (number) => loadPage(document, number),
      picture: pictures.page,
      lacksFace: pictures.lacksFace,
    },
    close: async () => {
      await pictures.close();
      await opened.close().catch(() => undefined);
    },
  };
}

/** Opened for the first page that only a picture can tell: most files have none. */
function openPicturesLazily(bytes: Uint8Array, limits: Pick<ReadLimits, 'pixels'>) {
  let opened: Promise<PagePictures | ReadFailureCode> | null = null;
  const open = () => {
    opened ??= import('./page-picture.js').then(({ openPagePictures }) => openPagePictures(bytes, limits));
    return opened;
  };
  return {
    page: async (number: number) => {
      const pictures = await open();
      return typeof pictures === 'string' ? pictures : pictures.page(number);
    },
    lacksFace: async (number: number) => {
      const pictures = await open();
      return typeof pictures !== 'string' && pictures.lacksFace(number);
    },
    close: async () => {
      const pictures = await opened?.catch(() => null);
      if (pictures && typeof pictures !== 'string') await pictures.close().catch(() => undefined);
    },
  };
}
