/** What of the page stands in its address, so that it can be sent to a colleague. */
export interface DeskSearch {
  readonly tab?: DeskTab;
  /** Which document is open, by its name in the submission. */
  readonly file?: string;
  readonly view?: DocumentView;
  /** The selected finding's key: the same finding after another review. */
  readonly finding?: string;
  /** Which of its places; the first where nothing is said. */
  readonly place?: number;
}

export const deskTabs = ['findings', 'outline', 'amounts', 'tables', 'sheet', 'history'] as const;
export type DeskTab = (typeof deskTabs)[number];

/** `original`: as it was handed in. `text`: as it was read. */
export type DocumentView = 'original' | 'text';

/** From an address that anybody may have written: what is not understood is left out. */
export function deskSearch(given: Record<string, unknown>): DeskSearch {
  const tab = deskTabs.find((one) => one === given.tab);
  const view = (['original', 'text'] as const).find((one) => one === given.view);
  const place = typeof given.place === 'number' && Number.isInteger(given.place) ? given.place : 0;
  // The router reads what looks like a number as one.
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : value);
  const [file, finding] = [text(given.file), text(given.finding)];
  return {
    ...(tab && tab !== 'findings' ? { tab } : {}),
    ...(typeof file === 'string' && file !== '' ? { file } : {}),
    ...(view && view !== 'original' ? { view } : {}),
    ...(typeof finding === 'string' && finding !== '' ? { finding } : {}),
    ...(place > 0 ? { place } : {}),
  };
}
