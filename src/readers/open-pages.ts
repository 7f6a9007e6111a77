import type { Format, ReadFailureCode, ReadLimits, SourceFile } from '../model/document.js';
import type { OpenPages } from './pages/page-source.js';
import { sniff } from './sniff.js';
import { UnreadableError } from './unreadable.js';

type Open = (source: SourceFile, limits: ReadLimits) => Promise<OpenPages | ReadFailureCode>;

/** Formats that have pages, whatever opens them. */
const OPENERS: Readonly<Partial<Record<Format, () => Promise<Open>>>> = {
  pdf: async () => (await import('./pdf/open-pages.js')).openPdfPages,
  ofd: async () => (await import('./ofd/read-ofd.js')).openOfdPages,
  image: async () => (await import('./scan/read-pictures.js')).openPicturePages,
};

/**
 * Does something with the pages of a file, opened by its content and closed afterwards; a code where there are none to be
 * had. What the bytes can cause never throws.
 */
export async function withPages<Answer extends object>(
  source: SourceFile,
  limits: ReadLimits,
  use: (pages: OpenPages['pages']) => Promise<Answer>,
): Promise<Answer | ReadFailureCode> {
  const sniffed = sniff(source.file, source.bytes);
  if (!sniffed.ok) return sniffed.code;
  const load = OPENERS[sniffed.format];
  if (!load) return 'unsupported';
  const open = await load();
  try {
    const opened = await open(source, limits);
    if (typeof opened === 'string') return opened;
    try {
      return await use(opened.pages);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof UnreadableError) return error.code;
    throw error;
  }
}
