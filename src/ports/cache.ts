import type { ReadFailureCode } from '../model/document.js';

/**
 * What was made of contents that come again, kept between runs. A name says all that the entry depends on, so an entry is right
 * or it is not there: one that was cut or changed on the disk is not there.
 */
export interface Cache {
  /** Likely there; `get` tells. */
  has(name: string): Promise<boolean>;
  /** Writes the entry to `path`; false when there is none. */
  get(name: string, path: string): Promise<boolean>;
  /** Takes in a copy of the file. That it could not be kept is no failure of the run. */
  put(name: string, path: string): Promise<void>;
  /** The same for what is in memory. */
  getText(name: string): Promise<string | null>;
  putText(name: string, text: string): Promise<void>;
  /** Brings it down to its size. */
  close(): Promise<void>;
}

/** What is wrong with the bytes themselves, and will be so the next time: others may have been the machine's fault. */
const LASTING: ReadonlySet<ReadFailureCode> = new Set(['corrupt', 'encrypted', 'empty', 'unsupported']);

export const isLasting = ({ code }: { readonly code: ReadFailureCode }): boolean => LASTING.has(code);
