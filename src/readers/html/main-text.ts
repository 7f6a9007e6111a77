/**
 * What of a page is the article and what is the site around it. Where the text lies is told by the text itself; names of
 * elements only help. In doubt a piece stays: a menu in a review is a nuisance, a lost paragraph is a wrong finding.
 */
import { parseLabel } from '../../text/labels.js';
import { isDataTable } from './table-kind.js';
import { type ElementNode, elementsIn, type PageNode, textOf } from './tree.js';
import { isArticleName, isFrameLine, isFrameName, isHeadLine, isTitleName } from './words.js';

export interface MainText {
  /** Nodes that belong to the site. */
  readonly dropped: ReadonlySet<PageNode>;
  /** Elements from the body down to the article: tables among them lay out the page. */
  readonly path: ReadonlySet<ElementNode>;
  /** The article, with what stands beside it in its own container. */
  readonly root: ElementNode;
}

/** A part that holds more of its parent's text than this is where the text lies. */
const DOMINANT = 0.55;
const ARTICLE_SHARE = 0.4;
const CONTAINERS = new Set(
  'div section article main center form body table tbody tr td font span fieldset dl dd header ins b strong'.split(
    ' ',
  ),
);
const TEXTUAL = /^(?:p|h[1-6]|blockquote|pre|ol|caption|dt|dd)$/;
const LONGEST_TITLE = 120;
/** A headline, or the date below it in an element of its own. */
const LIKE_A_HEAD =
  /(?:报告|自评|评价|决算|预算|绩效).{0,20}$|^20\d{2}[-年/.]\s*\d{1,2}[-月/.]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const FEW_WORDS = 300;
const SIGNED = /20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/;

export function findMainText(body: ElementNode): MainText {
  const path = new Set<ElementNode>([body]);
  const dropped = new Set<PageNode>();
  let root = body;
  let inArticle = false;
  for (let next = dominantChild(root); next; next = dominantChild(root)) {
    if (!inArticle)
      for (const child of root.children) if (child !== next && !staysBeside(child)) dropped.add(child);
    root = next;
    path.add(root);
    inArticle ||= isArticleName(root) && weightOf(root) >= ARTICLE_SHARE * weightOf(body);
  }
  for (const element of elementsIn(root))
    if (element !== root && isSmallFrame(element, inArticle)) dropped.add(element);
  return { dropped, path, root };
}

/** Text outside links: what there is to read. */
const weightOf = (node: PageNode): number =>
  node.kind === 'text' ? node.text.trim().length : node.text - node.links;

function dominantChild(parent: ElementNode): ElementNode | null {
  const whole = weightOf(parent);
  if (whole === 0) return null;
  for (const child of parent.children) {
    if (child.kind !== 'element' || weightOf(child) < whole * DOMINANT) continue;
    if (!CONTAINERS.has(child.name) || (child.name === 'table' && isDataTable(child))) return null;
    return child;
  }
  return null;
}

/** The unit and the date below a text; not 今天是… in the head of a site. */
const isSignature = (text: string): boolean =>
  SIGNED.test(text) && /日[）)]?$/.test(text) && !/今天|今日/.test(text);

/** Does a piece beside the way to the article belong to it? */
function staysBeside(node: PageNode): boolean {
  const text = textOf(node).replace(/\s+/g, ' ').trim();
  if (text === '') return false;
  if (isHeadLine(text) && !isFrameLine(text)) return true;
  if (isFrameLine(text)) return false;
  if (node.kind === 'text') return true;
  if (isSmallFrame(node, false)) return false;
  const hasFiles = /附件|\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)\b/i.test(text);
  if (node.links * 2 > node.text) return hasFiles && node.text < FEW_WORDS;
  if (text.length <= LONGEST_TITLE && [...elementsIn(node)].some(isTitleName)) return true;
  if (text.length <= LONGEST_TITLE && (LIKE_A_HEAD.test(text) || isSignature(text))) return true;
  if (TEXTUAL.test(node.name) || parseLabel(text) !== null || hasFiles) return true;
  if ([...elementsIn(node)].some((element) => element.name === 'table' && isDataTable(element))) return true;
  return /[\u3400-\u9fff]{4,}[，。；][^\s]/.test(text) || /[\u3400-\u9fff]{8,}[。；]$/.test(text);
}

/**
 * An element that is named like a part of the frame and holds nearly nothing but links; outside the article's own container
 * also one that holds a few words, unless they are a date or run on.
 */
function isSmallFrame(element: ElementNode, inArticle: boolean): boolean {
  if (!isFrameName(element)) return false;
  const text = textOf(element).replace(/\s+/g, ' ').trim();
  if (element.links > 0 && element.links * 2 > element.text) return !/附件/.test(text);
  if (inArticle || weightOf(element) > FEW_WORDS || isHeadLine(text)) return false;
  return !SIGNED.test(text) && !/[\u3400-\u9fff]{10,}[，；].*。/.test(text);
}
