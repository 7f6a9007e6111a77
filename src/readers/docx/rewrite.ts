import { symbolText } from './symbols.js';
import type { Trace } from './walk.js';
import { type Attributes, attribute, readXml } from './xml.js';

/**
 * Body markup as other programs read it right: automatic numbers as typed text, deleted and hidden text gone, one branch
 * of alternate content, field results and formulas as runs. `trace` comes from our own walk over the same part.
 */
export function rewriteBody(bytes: Uint8Array, trace: Trace, depth: number): string {
  const state = startRewrite(trace);
  readXml(bytes, depth, {
    open(name, attributes, printed) {
      if (name === 'p' || name === 'r' || name === 'tr') state.ordinals[name] += 1;
      if (state.skipped > 0 || isGone(state, name, printed)) state.skipped += 1;
      else openElement(state, name, attributes, printed);
    },
    close() {
      if (state.skipped > 0) state.skipped -= 1;
      else closeElement(state);
    },
    text(text) {
      if (state.skipped === 0) state.out.push(escapeText(text));
    },
  });
  return state.out.join('');
}

interface OpenElement {
  readonly name: string;
  /** Written when the element ends. */
  readonly end: string;
  readonly after?: () => void;
}

interface Rewrite {
  readonly trace: Trace;
  out: string[];
  skipped: number;
  readonly ordinals: { p: number; r: number; tr: number };
  readonly open: OpenElement[];
  /** A label waits for the end of its paragraph's properties. */
  label: { readonly text: string; readonly depth: number } | null;
  readonly alternates: { taken: boolean }[];
  /** Text boxes of the open drawing; mammoth looks for them in old pictures only. */
  boxes: string[] | null;
}

function startRewrite(trace: Trace): Rewrite {
  return {
    trace,
    out: [],
    skipped: 0,
    ordinals: { p: 0, r: 0, tr: 0 },
    open: [],
    label: null,
    alternates: [],
    boxes: null,
  };
}

const dropped = new Set(['rt', 'rubyPr', 'softHyphen', 'numPr', 'ctrlPr']);
const unwrapped = new Set(['fldSimple', 'ruby', 'rubyBase', 'AlternateContent', 'Choice', 'Fallback']);

function isGone(state: Rewrite, name: string, printed: string): boolean {
  const { trace, ordinals, alternates } = state;
  if (name === 'tr') return trace.deletedRows.has(ordinals.tr);
  if (name === 'r') return trace.hiddenRuns.has(ordinals.r);
  // In properties this marks the paragraph's end, which mammoth knows how to join.
  if (name === 'del' || name === 'moveFrom') return state.open.at(-1)?.name !== 'rPr';
  if (name === 'Choice' || name === 'Fallback') {
    const alternate = alternates.at(-1);
    if (alternate?.taken) return true;
    if (alternate) alternate.taken = true;
    return false;
  }
  return dropped.has(name) || name.endsWith('Change') || (isMath(printed) && name.endsWith('Pr'));
}

function openElement(state: Rewrite, name: string, attributes: Attributes, printed: string): void {
  const { out } = state;
  if (name !== 'pPr') writeLabel(state);
  if (name === 'AlternateContent') {
    state.alternates.push({ taken: false });
    state.open.push({ name, end: '', after: () => state.alternates.pop() });
  } else if (name === 'txbxContent' && state.boxes) {
    setBoxAside(state, attributes, printed);
  } else if (name === 'drawing') {
    const outer = state.boxes;
    const boxes: string[] = [];
    state.boxes = boxes;
    writeTag(state, name, attributes, printed, () => {
      state.boxes = outer;
      state.out.push(...boxes);
    });
  } else if (name === 'sym') {
    const code = Number.parseInt(attribute(attributes, 'char') ?? '', 16) || 0;
    const text = symbolText(attribute(attributes, 'font') ?? '', code) ?? '\ufffd';
    out.push(`<w:t>${escapeText(text)}</w:t>`);
    state.open.push({ name, end: '' });
  } else if (name === 'noBreakHyphen') {
    out.push('<w:t>-</w:t>');
    state.open.push({ name, end: '' });
  } else if (unwrapped.has(name) || (isMath(printed) && name !== 'r' && name !== 't')) {
    if (name === 'den') out.push('<w:r><w:t>/</w:t></w:r>');
    if (name === 'sup') out.push('<w:r><w:t>^</w:t></w:r>');
    state.open.push({ name, end: '' });
  } else {
    writeTag(state, name, attributes, isMath(printed) ? `w:${name}` : printed);
  }
  if (name === 'p') {
    const text = state.trace.labels.get(state.ordinals.p);
    if (text !== undefined) state.label = { text, depth: state.open.length };
  }
}

function writeTag(
  state: Rewrite,
  name: string,
  attributes: Attributes,
  printed: string,
  after?: () => void,
): void {
  const inner = Object.entries(attributes)
    // Pictures that lie outside the file are not fetched.
    .filter(([key]) => !(name === 'blip' && key.endsWith(':link')))
    .map(([key, value]) => ` ${key}="${escapeText(value)}"`)
    .join('');
  state.out.push(`<${printed}${inner}>`);
  state.open.push({ name, end: `</${printed}>`, after });
}

function closeElement(state: Rewrite): void {
  if (state.label && state.label.depth === state.open.length) writeLabel(state);
  const element = state.open.pop();
  if (!element) return;
  state.out.push(element.end);
  element.after?.();
  if (element.name === 'pPr' && state.label?.depth === state.open.length) writeLabel(state);
}

function writeLabel(state: Rewrite): void {
  if (!state.label || state.label.depth !== state.open.length) return;
  state.out.push(`<w:r><w:t xml:space="preserve">${escapeText(state.label.text)}</w:t></w:r>`);
  state.label = null;
}

function setBoxAside(state: Rewrite, attributes: Attributes, printed: string): void {
  const { out, boxes } = state;
  const own: string[] = [];
  state.out = own;
  state.boxes = null;
  writeTag(state, 'txbxContent', attributes, printed, () => {
    state.out = out;
    state.boxes = boxes;
    boxes?.push(`<w:pict><v:shape><v:textbox>${own.join('')}</v:textbox></v:shape></w:pict>`);
  });
}

function isMath(printed: string): boolean {
  return printed.startsWith('m:');
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
