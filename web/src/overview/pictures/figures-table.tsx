import type { ReactNode } from 'react';

interface FiguresTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** First cell: what the row is about. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A plain table: what a picture shows, to be read. */
export function FiguresTable({ caption, head, rows }: FiguresTableProps) {
  return (
    <table className="figures-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
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
              <td key={index} className="figures">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
