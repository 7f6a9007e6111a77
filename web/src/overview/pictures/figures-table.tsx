import type { ReactNode } from 'react';

interface FiguresTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Columns that hold words, beside the first. */
  readonly words?: readonly number[];
  /** First cell: what the row is about. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table: what a picture shows, to be read. */
export function FiguresTable({ caption, head, words = [], rows }: FiguresTableProps) {
  return (
    <table className="figures-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((name, index) => (
            <th key={name} scope="col" className={words.includes(index) ? 'is-words' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...rest] }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            {rest.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their column
              <td key={index} className={words.includes(index + 1) ? 'is-words' : 'figures'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
