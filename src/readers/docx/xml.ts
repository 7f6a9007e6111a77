import { SaxesParser } from 'saxes';
import { UnreadableError } from '../unreadable.js';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix, so that transitional and strict files read alike. */
export interface XmlHandler {
  open(name: string, attributes: Attributes, printedName: string): void;
  close(name: string, printedName: string): void;
  text?(text: string): void;
}

/** Streams one part through `handler`. Throws `UnreadableError`; a DOCTYPE is refused before any entity can be declared. */
export function readXml(bytes: Uint8Array, depthLimit: number, handler: XmlHandler): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new UnreadableError('corrupt', error.message);
  });
  parser.on('doctype', () => {
    throw new UnreadableError('corrupt', 'DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > depthLimit) throw new UnreadableError('too-large', `${depth} nested elements`);
    handler.open(localName(name), attributes, name);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(localName(name), name);
  });
  if (handler.text) {
    const onText = handler.text.bind(handler);
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  parser.write(decode(bytes)).close();
}

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const usual = attributes[`w:${name}`] ?? attributes[name];
  if (usual !== undefined) return usual;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

/** An on/off property counts as on when it stands there without a value. */
export function isOn(attributes: Attributes): boolean {
  const value = attribute(attributes, 'val');
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value);
}

export function integer(attributes: Attributes, name = 'val'): number | undefined {
  const value = attribute(attributes, name);
  return value !== undefined && /^[+-]?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decode(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff;
  if (wide) return new TextDecoder(wide === true ? 'utf-16be' : wide).decode(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
