import { memo } from 'react';
import type { Block } from '../../../src/model/document.js';
import type { MarkLooks } from './mark-look.js';
import { MarkedText } from './marked-text.js';
import type { Mark } from './marks.js';
import { TableGrid } from './table-grid.js';

interface TextBlockProps {
  readonly block: Block;
  /** 1 to 5 where a heading stands here. */
  readonly level: number | null;
  readonly marks: readonly Mark[];
  /** The selected finding, if it has a place here: so that another one's selection draws nothing anew. */
  readonly selected: string | null;
  readonly looks: MarkLooks;
}

const NONE: readonly [] = [];
/** The page itself has the first level. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A block as it was read. */
export const TextBlock = memo(function TextBlock({ block, level, marks, selected, looks }: TextBlockProps) {
  const source = block.source === 'ocr' ? ' is-recognised' : '';
  if (block.kind === 'table')
    return (
      <div className={`text-table${source}`}>
        <TableGrid table={block} {...{ marks, selected, looks }} />
      </div>
    );
  const { text, figures = NONE, style, mark } = block;
  const content = <MarkedText {...{ text, figures, marks, selected, looks }} />;
  if (level !== null) {
    const Heading = HEADINGS[level - 1] ?? 'h6';
    return <Heading className={`text-heading text-heading-${level}${source}`}>{content}</Heading>;
  }
  const names = ['text-paragraph'];
  if (style.bold) names.push('is-bold');
  if (style.align === 'center' || style.align === 'right') names.push(`is-${style.align}`);
  if (mark) names.push(`is-${mark}`);
  return <p className={`${names.join(' ')}${source}`}>{content}</p>;
});
