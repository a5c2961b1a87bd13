import { Icon } from '../icon.tsx';
import { uiText } from '../text.ts';
import type { Content, Lang } from '../types.ts';

export type Column<Row> = {
  readonly key: string;
  /** Short text: it is also the label of the value when the table is stacked on a narrow screen. */
  readonly header: string;
  readonly cell: (row: Row) => Content;
  /** Right-aligned figures of equal width. */
  readonly numeric?: boolean | undefined;
  /** Address that sorts by this column; for the column sorted now, the address that turns the order. */
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** Names the row. One column should. */
  readonly rowHeader?: boolean | undefined;
};

export type DataTableProps<Row> = {
  lang: Lang;
  /** What the table shows. Read by all; seen only with `showCaption`. */
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey?: ((row: Row, at: number) => string | number) | undefined;
  /** Cells of a last row of sums, one for each column. */
  foot?: readonly Content[] | undefined;
  /** `stack` turns each row into a small list of facts where there is little room; `scroll` keeps the table in a region that rolls sideways. */
  narrow?: 'stack' | 'scroll' | undefined;
  /** Stands in place of the table when there are no rows. */
  empty?: Content;
};

/** A table of data, sorted and filtered by the server. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { lang, caption, showCaption, columns, rows, rowKey, foot, narrow = 'stack', empty } = props;
  if (!rows.length && empty) return <div class="empty">{empty}</div>;
  const table = (
    <table class={`table table-${narrow}`}>
      <caption class={showCaption ? undefined : 'sr'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeaderCell key={column.key} lang={lang} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={rowKey?.(row, at) ?? at}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr>
            {columns.map((column, at) =>
              column.rowHeader ? (
                <th key={column.key} scope="row">
                  {foot[at]}
                </th>
              ) : (
                <td key={column.key} class={column.numeric ? 'num' : undefined} data-label={column.header}>
                  {foot[at]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  if (narrow === 'stack') {
    const size = columns.length > 5 ? ' most' : columns.length > 4 ? ' many' : '';
    return <div class={`table-box${size}`}>{table}</div>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that rolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={uiText(lang).scrollTable(caption)}>
      {table}
    </section>
  );
}

function HeaderCell<Row>({ lang, column }: { lang: Lang; column: Column<Row> }) {
  const { header, numeric, sortHref, sorted } = column;
  return (
    <th scope="col" class={numeric ? 'num' : undefined} aria-sort={sorted ?? (sortHref ? 'none' : undefined)}>
      {sortHref ? (
        <a href={sortHref}>
          <span class="sr">{uiText(lang).sortBy('')}</span>
          {header}
          <Icon name={sorted === 'ascending' ? 'up' : sorted === 'descending' ? 'down' : 'both'} />
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const kind = column.numeric ? 'num' : undefined;
  return column.rowHeader ? (
    <th scope="row" class={kind}>
      {column.cell(row)}
    </th>
  ) : (
    <td class={kind} data-label={column.header}>
      <div class="cell">{column.cell(row)}</div>
    </td>
  );
}

/** A second, smaller line in a cell. */
export function Sub({ children }: { children: Content }) {
  return <span class="sub">{children}</span>;
}
