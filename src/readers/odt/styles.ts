import type { ParagraphProperties, RunProperties } from '../docx/properties.js';
import { inherited, type Style, type Styles, styleSheet } from '../docx/styles.js';
import { type Attributes, readXml } from '../docx/xml.js';
import { type ListStyle, listStyleReader } from './list-styles.js';

/** What the styles of both parts say. Styles of paragraphs and of characters may share a name: ids are `family/name`. */
export interface OdtStyles {
  readonly sheet: Styles;
  readonly lists: ReadonlyMap<string, ListStyle>;
  /** The numbering of headings that stand in no list, or null. */
  readonly outline: ListStyle | null;
  /** The list style that a paragraph style names; '' takes headings out of their numbering; undefined: says nothing. */
  listOf(styleId: string): string | undefined;
  /** What a character style sets, inherited things included. */
  run(name: string): RunProperties;
}

interface OdtStyle extends Style {
  list?: string;
}

export const paragraphStyle = (name: string): string => `paragraph/${name}`;

/** Reads the styles of `styles.xml` and the automatic ones of `content.xml`. Throws `UnreadableError`. */
export function readOdtStyles(parts: readonly Uint8Array[], depth: number): OdtStyles {
  const styles = new Map<string, OdtStyle>();
  const defaults: RunProperties = {};
  const lists = listStyleReader();
  let style: OdtStyle | null = null;
  let isDefault = false;
  for (const part of parts) {
    readXml(part, depth, {
      open(name, attributes) {
        if (lists.open(name, attributes)) return;
        if (name === 'style') {
          style = openStyle(attributes, styles);
        } else if (name === 'default-style') {
          isDefault = attributes['style:family'] === 'paragraph';
        } else if (name === 'paragraph-properties' && style) {
          readParagraph(style.paragraph, attributes);
        } else if (name === 'text-properties' && (style || isDefault)) {
          readRun(style?.run ?? defaults, attributes);
        }
      },
      close(name) {
        lists.close(name);
        if (name === 'style') style = null;
        else if (name === 'default-style') isDefault = false;
      },
    });
  }
  for (const one of styles.values()) one.name ??= nameOf(one, styles);
  const sheet = styleSheet(styles, null, defaults);
  return {
    sheet,
    lists: lists.styles,
    outline: lists.outline(),
    listOf: (id) => inherited(sheet.chain(id), (one: OdtStyle) => one.list),
    run(name) {
      const chain = sheet.chain(`text/${name}`);
      return {
        bold: inherited(chain, ({ run }) => run.bold),
        size: inherited(chain, ({ run }) => run.size),
        hidden: inherited(chain, ({ run }) => run.hidden),
      };
    },
  };
}

function openStyle(attributes: Attributes, styles: Map<string, OdtStyle>): OdtStyle {
  const family = attributes['style:family'] ?? '';
  const name = attributes['style:name'] ?? '';
  const parent = attributes['style:parent-style-name'];
  const isAutomatic = parent !== undefined && /^[PT]\d+$|^M[PT]\d+$/.test(name);
  const style: OdtStyle = {
    id: `${family}/${name}`,
    name: isAutomatic ? null : (attributes['style:display-name'] ?? name),
    basedOn: parent === undefined ? null : `${family}/${parent}`,
    paragraph: {},
    run: {},
  };
  const list = attributes['style:list-style-name'];
  if (list !== undefined) style.list = list;
  const level = Number(attributes['style:default-outline-level'] || Number.NaN);
  if (Number.isInteger(level)) style.paragraph.outline = level - 1;
  if (attributes['style:master-page-name']) style.paragraph.breakBefore = true;
  styles.set(style.id, style);
  return style;
}

/** Direct formatting has a style without a name of its own: what counts is the style that it changes. */
function nameOf(style: OdtStyle, styles: ReadonlyMap<string, OdtStyle>): string | null {
  return styles.get(style.basedOn ?? '')?.name ?? null;
}

const ALIGNMENTS: Readonly<Record<string, ParagraphProperties['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  justify: 'justify',
};

function readParagraph(target: ParagraphProperties, attributes: Attributes): void {
  const align = ALIGNMENTS[attributes['fo:text-align'] ?? ''];
  if (align) target.align = align;
  const before = attributes['fo:break-before'];
  if (before !== undefined) target.breakBefore = before === 'page';
}

/** Chinese text has attributes of its own; where they are missing it looks as the rest does. */
function readRun(target: RunProperties, attributes: Attributes): void {
  const weight = attributes['style:font-weight-asian'] ?? attributes['fo:font-weight'];
  if (weight !== undefined) target.bold = weight === 'bold' || Number(weight) >= 600;
  const size = /^([\d.]{1,6})pt$/.exec(
    attributes['style:font-size-asian'] ?? attributes['fo:font-size'] ?? '',
  );
  if (size) target.size = Number(size[1]);
  const display = attributes['text:display'];
  if (display !== undefined) target.hidden = display === 'none';
}
