import { randomBytes } from 'node:crypto';
import { hashTexts } from '../intake/hash.js';
import type { ReadLimits } from '../model/document.js';
import type { OcrMode } from '../ports/tasks.js';

/** Names of what is kept: what lies under `kept/` stays until it is removed by name. */

/** Short, hard to guess, and fit for the name of a job and of an artifact. */
export const newId = (): string => randomBytes(10).toString('hex');

export const keptOriginal = (sha256: string) => `kept/original/${sha256.slice(0, 2)}/${sha256}`;

export interface ReadingBasis {
  readonly file: string;
  readonly sha256: string;
  readonly engine: string;
  readonly ocr: OcrMode;
  readonly limits: ReadLimits;
}

/** What was read of a document lies under all that it depends on, so that another score sheet costs no reading. */
export function keptReading({ file, sha256, engine, ocr, limits }: ReadingBasis): string {
  const name = hashTexts(file, sha256, engine, ocr, JSON.stringify(limits));
  return `kept/read/${name.slice(0, 2)}/${name}`;
}

export const keptPage = (sha256: string, page: number, width: number) =>
  `kept/page/${sha256.slice(0, 2)}/${sha256}-${page}-${width}`;

export const keptHtml = (sha256: string) => `kept/html/${sha256.slice(0, 2)}/${sha256}`;

/** A Word form of the bureau's, by what it is for, and what is known of it. */
export const keptTemplate = (kind: string) => `kept/template/${kind}`;
export const keptTemplateInfo = (kind: string) => `kept/template/${kind}-info`;

/** The job of one try at one submission. */
export const jobIdOf = ({ id, attempt }: { readonly id: string; readonly attempt: number }) =>
  `${id}-${attempt}`;
