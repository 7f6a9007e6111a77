import type { Cell, Table } from '../../../src/model/document.js';
import { lookOf, type MarkLooks } from './mark-look.js';
import { MarkedText } from './marked-text.js';
import type { Mark } from './marks.js';

interface TableGridProps {
  readonly table: Table;
  readonly marks: readonly Mark[];
  readonly selected: string | null;
  readonly looks: MarkLooks;
}

/** A table as it was read, merged cells as they are. */
export function TableGrid({ table, marks, selected, looks }: TableGridProps) {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) rows[cell.row]?.push(cell);
  const whole = marks.filter(({ location }) => location.cell === null);
  const look = lookOf(whole, selected, looks);
  return (
    <div
      {...(look ?? {})}
      className={`grid-frame ${look ? `${look.className} mark-block` : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by the arrow keys
      tabIndex={0}
    >
      <table className="grid">
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
            <tr key={row}>
              {cells.map((cell) => (
                <GridCell
                  key={cell.column}
                  cell={cell}
                  marks={marks.filter(({ location }) => isIn(cell, location.cell))}
                  selected={selected}
                  looks={looks}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isIn = ({ row, column }: Cell, place: Mark['location']['cell']) =>
  place !== null && place.row === row && place.column === column;

const FIGURE = /^[-+]?[\d,，.]+%?$/;

function GridCell({ cell, marks, selected, looks }: Omit<TableGridProps, 'table'> & { readonly cell: Cell }) {
  const { text, rowSpan, columnSpan, figures = [] } = cell;
  const isEmpty = text.trim() === '';
  // Nothing stands in an empty cell that a mark could lie on.
  const look = isEmpty ? lookOf(marks, selected, looks) : null;
  const spans = {
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(columnSpan > 1 ? { colSpan: columnSpan } : {}),
  };
  return (
    <td
      {...spans}
      {...(look ?? {})}
      className={`${FIGURE.test(text.trim()) ? 'grid-figure ' : ''}${look ? `${look.className} mark-block` : ''}`}
      tabIndex={look ? 0 : undefined}
    >
      <MarkedText {...{ text, figures, selected, looks }} marks={isEmpty ? [] : marks} />
    </td>
  );
}
