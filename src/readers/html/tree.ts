/**
 * A page as a small tree that is safe to walk by recursion: scripts, comments and hidden elements are gone, what is nested
 * past the limit stands in its ancestor at the limit, and every element knows how much text it holds.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
}

export interface ElementNode {
  readonly kind: 'element';
  /** In lower case: div, td, o:p. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Changed only while the tree is made. */
  readonly children: (ElementNode | TextNode)[];
  /** Characters of text below, white space left out; `links`: those of them in links, `hidden`: those that were dropped. */
  text: number;
  links: number;
  hidden: number;
}

export type PageNode = ElementNode | TextNode;

export interface PageTree {
  readonly body: ElementNode;
  /** Text of the title element, or ''. */
  readonly title: string;
  /** By name or property in lower case, the first of a name. */
  readonly meta: ReadonlyMap<string, string>;
}

const DEEPEST = 300;
const DROPPED = new Set(
  'script style template noscript iframe frame object embed applet svg math canvas select option button textarea input audio video map area link base xml'.split(
    ' ',
  ),
);
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

type Source = DefaultTreeAdapterTypes.ParentNode;

/** `keepHidden`: for pages whose whole text waits for a script to show it. */
export function readTree(html: string, keepHidden = false): PageTree {
  const meta = new Map<string, string>();
  let title = '';
  const body = emptyElement('body', {});
  interface Frame {
    readonly source: Source;
    readonly target: ElementNode;
    readonly depth: number;
    readonly inLink: boolean;
    readonly hides: boolean;
    next: number;
  }
  const open: Frame[] = [
    { source: parse(html), target: body, depth: 0, inLink: false, hides: false, next: 0 },
  ];
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const node = frame.source.childNodes[frame.next];
    frame.next += 1;
    if (!node) {
      open.pop();
      const parent = open.at(-1)?.target;
      if (parent && parent !== frame.target) addCounts(parent, frame.target, frame.hides);
      continue;
    }
    if ('value' in node) {
      addText(frame.target, node.value, frame.inLink);
      continue;
    }
    if (!('tagName' in node) || DROPPED.has(node.tagName)) continue;
    const attributes = attributesOf(node);
    if (node.tagName === 'title') {
      title ||= textIn(node);
      continue;
    }
    if (node.tagName === 'meta') {
      const name = (attributes.name ?? attributes.property ?? '').toLowerCase();
      if (name !== '' && !meta.has(name)) meta.set(name, attributes.content ?? '');
      continue;
    }
    const hides = !keepHidden && isHidden(attributes);
    const isFrame = node.tagName === 'html' || node.tagName === 'head' || node.tagName === 'body';
    const element = emptyElement(node.tagName, attributes);
    const isDeep = frame.depth >= DEEPEST && !hides;
    const target = isFrame || isDeep ? frame.target : element;
    if (target === element && !hides) frame.target.children.push(element);
    open.push({
      source: node,
      target,
      depth: frame.depth + 1,
      inLink: frame.inLink || node.tagName === 'a',
      hides,
      next: 0,
    });
  }
  return { body, title: title.replace(/\s+/g, ' ').trim(), meta };
}

function emptyElement(name: string, attributes: ElementNode['attributes']): ElementNode {
  return { kind: 'element', name, attributes, children: [], text: 0, links: 0, hidden: 0 };
}

function addText(target: ElementNode, text: string, inLink: boolean): void {
  target.children.push({ kind: 'text', text });
  const length = text.replace(/\s+/g, '').length;
  target.text += length;
  if (inLink) target.links += length;
}

function addCounts(parent: ElementNode, child: ElementNode, hides: boolean): void {
  parent.hidden += child.hidden + (hides ? child.text : 0);
  if (hides) return;
  parent.text += child.text;
  parent.links += child.links;
}

function attributesOf(node: DefaultTreeAdapterTypes.Element): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const { name, value } of node.attrs) attributes[name] = value;
  return attributes;
}

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  attributes.hidden !== undefined || HIDDEN_STYLE.test(attributes.style ?? '');

const textIn = (node: DefaultTreeAdapterTypes.Element): string =>
  node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** All text below, as it stands. */
export function textOf(node: PageNode): string {
  return node.kind === 'text' ? node.text : node.children.map(textOf).join('');
}

/** The element and all elements below it, in order. */
export function* elementsIn(node: ElementNode): Generator<ElementNode> {
  const open: ElementNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at]!;
      if (child.kind === 'element') open.push(child);
    }
  }
}
