import type { ComponentChildren } from 'preact';

type Props = {
  caption: string;
  /** The caption is for assistive technology only, where a heading says the same to eyes. */
  quiet?: boolean;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
};

/**
 * A table that becomes a list of blocks where it is narrow. Roles are written out, because a browser forgets what a table is once its style
 * is no table's.
 */
export const Table = ({ caption, quiet, columns, rows }: Props) => (
  <table class="table" role="table">
    <caption class={quiet ? 'unseen' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th key={column} scope="col" role="columnheader">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map(({ key, cells }) => (
        <tr key={key} role="row">
          {cells.map((cell, index) =>
            index === 0 ? (
              <th key={columns[index]} scope="row" role="rowheader">
                {cell}
              </th>
            ) : (
              <td key={columns[index]} role="cell" data-column={columns[index]}>
                {cell}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);
