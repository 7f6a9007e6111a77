/**
 * An estimate of the page from what the file says: where Word last broke its pages, and the breaks that the author set.
 * Section breaks alone say nothing here, so files that Word never laid out come out low; see `agreesWith`.
 */
export interface Pages {
  current: number;
  /** The file says something of pages at all. */
  known: boolean;
  /** Word laid the document out and noted where its pages broke. */
  laidOut: boolean;
  /** An author's break, after which Word notes its own break again for the same page. */
  afterAuthorBreak: boolean;
  textSeen: boolean;
}

export function firstPage(): Pages {
  return { current: 1, known: false, laidOut: false, afterAuthorBreak: false, textSeen: false };
}

export function breakByAuthor(pages: Pages): void {
  pages.known = true;
  pages.current += 1;
  pages.afterAuthorBreak = true;
}

export function breakByLayout(pages: Pages): void {
  pages.known = true;
  pages.laidOut = true;
  if (!pages.afterAuthorBreak && pages.textSeen) pages.current += 1;
  pages.afterAuthorBreak = false;
}

export function noteText(pages: Pages): void {
  pages.afterAuthorBreak = false;
  pages.textSeen = true;
}

/**
 * Whether the estimate can be shown to a person. The author's breaks alone give too few pages when the program that saved
 * the file counted more: a wrong page is worse than none.
 */
export function agreesWith(pages: Pages, declared: number | null): boolean {
  return pages.known && (pages.laidOut || declared === null || declared <= pages.current);
}
