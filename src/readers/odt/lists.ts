import type { Attributes } from '../docx/xml.js';
import { type Counts, countItem } from './counters.js';
import type { ListStyle } from './list-styles.js';
import { type OdtStyles, paragraphStyle } from './styles.js';

/** The lists that stand open around a paragraph, and which of their items still waits for its first paragraph. */
export interface Lists {
  openList(attributes: Attributes): void;
  closeList(): void;
  openItem(attributes: Attributes, isHeader: boolean): void;
  closeItem(): void;
  /** The automatic number of a paragraph; counts. */
  label(style: string, heading: { readonly level: number; readonly isListHeader: boolean } | null): string;
}

interface OpenList {
  readonly style: string | null;
  readonly counts: Counts;
  /** Of the open item: waiting for its paragraph, or null. */
  item: { readonly start: number | null; readonly style: string | null } | null;
}

/** What lists of one document can go on from: a list in one cell of a table goes on in the next. */
export interface ListRegistry {
  readonly byId: Map<string, Counts>;
  readonly byStyle: Map<string, Counts>;
  readonly outline: Counts;
}

export const listRegistry = (): ListRegistry => ({ byId: new Map(), byStyle: new Map(), outline: [] });

export function openLists(styles: OdtStyles, { byId, byStyle, outline }: ListRegistry): Lists {
  const stack: OpenList[] = [];

  const startCounts = (attributes: Attributes, style: string | null): Counts => {
    const named = attributes['text:continue-list'];
    const continued = named === undefined ? undefined : byId.get(named);
    if (continued) return continued;
    const isContinued = attributes['text:continue-numbering'] === 'true';
    return (isContinued ? byStyle.get(style ?? '') : undefined) ?? [];
  };
  return {
    openList(attributes) {
      const outer = stack.at(-1);
      const style = attributes['text:style-name'] ?? outer?.style ?? null;
      const counts = outer?.counts ?? startCounts(attributes, style);
      stack.push({ style, counts, item: null });
      if (outer) return;
      const id = attributes['xml:id'];
      if (id !== undefined) byId.set(id, counts);
      byStyle.set(style ?? '', counts);
    },
    closeList() {
      stack.pop();
    },
    openItem(attributes, isHeader) {
      const list = stack.at(-1);
      if (!list) return;
      const start = Number(attributes['text:start-value'] ?? Number.NaN);
      list.item = isHeader
        ? null
        : {
            start: Number.isInteger(start) ? start : null,
            style: attributes['text:style-override'] ?? null,
          };
    },
    closeItem() {
      const list = stack.at(-1);
      if (list) list.item = null;
    },
    label(style, heading) {
      const list = stack.at(-1);
      const own = styles.listOf(paragraphStyle(style));
      if (list?.item) {
        const { item } = list;
        list.item = null;
        const name = item.style ?? list.style ?? own ?? '';
        const levels: ListStyle | undefined = styles.lists.get(name);
        return levels ? countItem(list.counts, levels, stack.length - 1, item.start) : '';
      }
      if (list || !heading || heading.isListHeader || own !== undefined || !styles.outline) return '';
      return countItem(outline, styles.outline, heading.level - 1, null);
    },
  };
}
