import {
  type ParagraphProperties,
  type RunProperties,
  readParagraphProperty,
  readRunProperty,
} from './properties.js';
import { attribute, readXml } from './xml.js';

export interface Style {
  readonly id: string;
  name: string | null;
  basedOn: string | null;
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

/** The style sheet of a document; every look-up follows basedOn. */
export interface Styles {
  /** Style of paragraphs that name none. */
  readonly normal: string | null;
  readonly defaults: RunProperties;
  /** The style and what it is based on, nearest first. */
  chain(id: string | null | undefined): readonly Style[];
}

export const noStyles: Styles = { normal: null, defaults: {}, chain: () => [] };

export function readStyles(bytes: Uint8Array, depth: number): Styles {
  const styles = new Map<string, Style>();
  const defaults: RunProperties = {};
  let normal: string | null = null;
  let style: Style | null = null;
  let inDefaults = false;
  let properties: 'pPr' | 'rPr' | null = null;
  /** Inside a record of former formatting, or the run properties that a table style gives by region. */
  let skipped = 0;

  readXml(bytes, depth, {
    open(name, attributes) {
      if (skipped > 0 || name.endsWith('Change') || name === 'tblStylePr') {
        skipped += 1;
      } else if (name === 'rPrDefault') {
        inDefaults = true;
      } else if (name === 'style') {
        style = {
          id: attribute(attributes, 'styleId') ?? '',
          name: null,
          basedOn: null,
          paragraph: {},
          run: {},
        };
        styles.set(style.id, style);
        const isDefault = /^(?:1|true|on)$/.test(attribute(attributes, 'default') ?? '');
        if (isDefault && attribute(attributes, 'type') === 'paragraph') normal = style.id;
      } else if (name === 'pPr' || name === 'rPr') {
        properties = name;
      } else if (properties === 'pPr' && style) {
        readParagraphProperty(style.paragraph, name, attributes);
      } else if (properties === 'rPr') {
        if (style) readRunProperty(style.run, name, attributes);
        else if (inDefaults) readRunProperty(defaults, name, attributes);
      } else if (style && name === 'name') {
        style.name = attribute(attributes, 'val') ?? null;
      } else if (style && name === 'basedOn') {
        style.basedOn = attribute(attributes, 'val') ?? null;
      }
    },
    close(name) {
      if (skipped > 0) skipped -= 1;
      else if (name === 'style') style = null;
      else if (name === 'rPrDefault') inDefaults = false;
      else if (name === 'pPr' || name === 'rPr') properties = null;
    },
  });

  return styleSheet(styles, normal, defaults);
}

/** Styles by id, with look-ups that follow basedOn. */
export function styleSheet(
  styles: ReadonlyMap<string, Style>,
  normal: string | null,
  defaults: RunProperties,
): Styles {
  const chains = new Map<string, readonly Style[]>();
  return {
    normal,
    defaults,
    chain(id) {
      if (id === null || id === undefined) return [];
      const known = chains.get(id);
      if (known) return known;
      const chain = followBasedOn(styles, id);
      chains.set(id, chain);
      return chain;
    },
  };
}

/** Real style sheets go four or five deep; a circle or a hostile chain stops here. */
const longestChain = 32;

function followBasedOn(styles: ReadonlyMap<string, Style>, id: string): readonly Style[] {
  const chain: Style[] = [];
  let next = styles.get(id);
  while (next && chain.length < longestChain && !chain.includes(next)) {
    chain.push(next);
    next = next.basedOn === null ? undefined : styles.get(next.basedOn);
  }
  return chain;
}

/** The nearest value that a chain of styles gives. */
export function inherited<Value>(
  chain: readonly Style[],
  pick: (style: Style) => Value | undefined,
): Value | undefined {
  for (const style of chain) {
    const value = pick(style);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** 1-based heading level; level 10 and outside is body text. */
export function outlineOf(direct: number | undefined, chain: readonly Style[]): number | null {
  const level = direct ?? inherited(chain, (style) => style.paragraph.outline ?? levelInName(style.name));
  return level !== undefined && level >= 0 && level <= 8 ? level + 1 : null;
}

/** Built-in headings may leave their level to the program that knows them by name. */
function levelInName(name: string | null): number | undefined {
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(name ?? '');
  return match ? Number(match[1]) - 1 : undefined;
}
