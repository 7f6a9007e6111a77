import { zipSync } from 'fflate';

/** A zip in memory. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const encode = (body: string | Uint8Array) =>
    typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, body]) => [name, encode(body)])));
}

/** A .docx whose second half was lost on the way. */
export function truncatedZip(): Uint8Array {
  const whole = zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document>${'文'.repeat(500)}</w:document>`,
  });
  return whole.subarray(0, whole.length / 2);
}

/** The same archive with every name replaced by bytes of the same length, and the UTF-8 flag off. */
export function renameInZip(zip: Uint8Array, from: string, to: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  const old = Buffer.from(from);
  if (old.length !== to.length) throw new Error('names of the same length, please');
  for (let at = bytes.indexOf(old); at >= 0; at = bytes.indexOf(old, at + 1)) bytes.set(to, at);
  return bytes;
}
