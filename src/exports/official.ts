/** How official papers look, and Word files that are the same whenever they are written. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman' };

/** 仿宋 for the text, 黑体 and 小标宋 for headings; who lacks one sees the system's own. */
export const OFFICIAL = {
  body: { ...latin, eastAsia: '仿宋_GB2312' },
  title: { ...latin, eastAsia: '方正小标宋简体' },
  heading: { ...latin, eastAsia: '黑体' },
} as const;

/** In local time, as archives keep it: so it is the same everywhere. */
const LONG_AGO = new Date(1980, 0, 1);
const CORE = 'docProps/core.xml';

/** The file without the moment at which it was written: the same content gives the same bytes. */
export function withoutClock(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const core = parts[CORE];
  if (core) {
    const xml = strFromU8(core).replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
      '$11980-01-01T12:00:00Z',
    );
    parts[CORE] = strToU8(xml);
  }
  return zipSync(parts, { mtime: LONG_AGO });
}
