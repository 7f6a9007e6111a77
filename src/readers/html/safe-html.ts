import { type ElementNode, type PageNode, readTree } from './tree.js';

/** What a person needs to see of a document. Everything else of a page is only its text. */
const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 table thead tbody tfoot tr td th caption ul ol li strong b em i u s sub sup br hr blockquote pre div span img'.split(
    ' ',
  ),
);
const EMPTY = new Set(['br', 'hr', 'img']);
const SPANS = ['colspan', 'rowspan'];
const MOST_SPAN = 1000;
/** Pictures that travel in the page; nothing is fetched for showing a document. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|bmp|webp);base64,[A-Za-z0-9+/=]+$/;

/**
 * HTML written anew from what may be shown: no scripts, styles, links or addresses, whatever was in it. Deep nesting was
 * cut by `readTree`.
 */
export function safeHtml(html: string): string {
  const parts: string[] = [];
  for (const child of readTree(html).body.children) write(child, parts);
  return parts.join('');
}

function write(node: PageNode, parts: string[]): void {
  if (node.kind === 'text') {
    parts.push(escapeText(node.text));
    return;
  }
  const { name, children } = node;
  if (!KEPT.has(name) || (name === 'img' && !PICTURE.test(node.attributes.src ?? ''))) {
    for (const child of children) write(child, parts);
    return;
  }
  parts.push(`<${name}${attributesOf(node)}>`);
  if (EMPTY.has(name)) return;
  for (const child of children) write(child, parts);
  parts.push(`</${name}>`);
}

function attributesOf({ name, attributes }: ElementNode): string {
  if (name === 'img') return ` src="${attributes.src}" alt=""`;
  if (name !== 'td' && name !== 'th') return '';
  return SPANS.map((span) => {
    const value = Number(attributes[span]);
    return Number.isInteger(value) && value > 1 && value <= MOST_SPAN ? ` ${span}="${value}"` : '';
  }).join('');
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
