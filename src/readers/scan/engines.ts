import { type OcrEngines, OcrMissing } from '../../ports/ocr.js';
import type { ReadTools } from '../tools.js';

/** The engines for one file, opened for the first picture that needs them. */
export interface LazyEngines {
  /** What `read` gives with the engines; null where there are none, now or from now on. */
  use<Answer>(read: (engines: OcrEngines) => Promise<Answer>): Promise<Answer | null>;
  /** They were opened: from then on pages are counted. */
  isOpen(): boolean;
  /** Why nothing can be recognised, in Chinese; null unless an engine was wanted and missing. */
  missing(): string | null;
}

/** An engine may turn out to be missing when it is opened, or when its first language is: either way it is said once. */
export function lazyEngines({ openOcr }: Pick<ReadTools, 'openOcr'>): LazyEngines {
  let engines: OcrEngines | null = null;
  let missing: OcrMissing | null = null;
  return {
    async use(read) {
      if (!openOcr || missing) return null;
      try {
        engines ??= await openOcr();
        return await read(engines);
      } catch (error) {
        if (!(error instanceof OcrMissing)) throw error;
        missing = error;
        return null;
      }
    },
    isOpen: () => engines !== null,
    missing: () => missing?.message ?? null,
  };
}
