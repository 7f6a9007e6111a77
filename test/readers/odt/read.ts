import { zipSync } from 'fflate';
import type { DocumentModel, ReadLimits, ReadResult } from '../../../src/model/document.js';
import { readOdt } from '../../../src/readers/odt/read-odt.js';
import { bodyParagraphs, limits } from '../docx/read.js';

/** The test language of the OpenDocument reader: styles and body as markup, a file around them. */
export interface OdtParts {
  readonly body: string;
  /** Automatic styles of the content. */
  readonly automatic?: string;
  /** Content of styles.xml. */
  readonly styles?: string;
  readonly heads?: string;
  readonly meta?: string;
  readonly manifest?: string;
}

const NAMESPACES = [
  'office',
  'text',
  'table',
  'style',
  'draw',
  'fo',
  'xlink',
  'meta',
  'dc',
  'loext',
  'manifest',
]
  .map((name) => `xmlns:${name}="${name}"`)
  .join(' ');
const part = (name: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${name} ${NAMESPACES}>${inner}</office:${name}>`;

export function odt({
  body,
  automatic = '',
  styles = '',
  heads = '',
  meta = '',
  manifest,
}: OdtParts): Uint8Array {
  const parts: Record<string, string> = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': part(
      'document-content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
    ),
    'styles.xml': part(
      'document-styles',
      `<office:styles>${styles}</office:styles><office:master-styles>${heads}</office:master-styles>`,
    ),
    'meta.xml': part('document-meta', `<office:meta>${meta}</office:meta>`),
    ...(manifest ? { 'META-INF/manifest.xml': part('x', manifest) } : {}),
  };
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)])),
  );
}

export function readBytes(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readOdt({ file: '报告.odt', bytes, sha256: 'test' }, { ...limits, ...own });
}

export async function read(parts: OdtParts): Promise<DocumentModel> {
  const result = await readBytes(odt(parts));
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export async function textsOf(body: string, others: Omit<OdtParts, 'body'> = {}): Promise<string[]> {
  return bodyParagraphs(await read({ body, ...others })).map(({ text }) => text);
}

export async function failureOf(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<string> {
  const result = await readBytes(bytes, own);
  return result.ok ? 'read' : result.failure.code;
}
