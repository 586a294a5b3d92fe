import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { classNames } from './class-names.ts';
import './data-table.css';
import { Icon } from './icon.tsx';
import './visually-hidden.css';

export interface DataColumn<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** `end` for figures. */
  align?: 'start' | 'center' | 'end' | undefined;
  /** The cell that names the row: read aloud before its others. */
  rowHeader?: boolean | undefined;
  /** Its header becomes a button; the screen sorts the rows. */
  sortable?: boolean | undefined;
  /** Keeps the header for those who hear it: a column of buttons. */
  headerHidden?: boolean | undefined;
  /** Never broken in two lines: times, tickets. */
  nowrap?: boolean | undefined;
}

export interface TableSort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: TableSort | undefined;
  onSort?: ((sort: TableSort) => void) | undefined;
  /** Shown in place of the rows when there are none (an EmptyState). */
  empty?: ComponentChildren;
  /** Scrolls by itself under a header that stays: a CSS length. */
  maxBlockSize?: string | undefined;
  /** Rows of 40 px instead of 52, for the PC. */
  dense?: boolean | undefined;
  class?: string | undefined;
}

/** A real table in a box that scrolls sideways on its own (and by keyboard) when too wide. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { caption, captionHidden, columns, rows, rowKey, sort, onSort, empty, maxBlockSize, dense } = props;
  const captionId = useId();
  return (
    <section
      class={classNames('g-table-box', props.class)}
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      style={maxBlockSize === undefined ? undefined : { maxBlockSize }}
    >
      <table class={classNames('g-table', dense && 'g-table--dense')}>
        <caption id={captionId} class={captionHidden ? 'g-visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td class="g-table__empty" colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

interface HeaderCellProps<Row> {
  column: DataColumn<Row>;
  sort: TableSort | undefined;
  onSort: ((sort: TableSort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>): JSX.Element {
  const direction = sort?.key === column.key ? sort.direction : undefined;
  const name = column.headerHidden ? <span class="g-visually-hidden">{column.header}</span> : column.header;
  const icon = direction === undefined ? 'sort' : direction === 'ascending' ? 'arrow-up' : 'arrow-down';
  return (
    <th scope="col" class={cellClass(column)} aria-sort={direction}>
      {column.sortable && onSort ? (
        <button
          type="button"
          class="g-table__sort"
          onClick={() =>
            onSort({ key: column.key, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          }
        >
          {name}
          <Icon name={icon} />
        </button>
      ) : (
        name
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: DataColumn<Row>; row: Row }): JSX.Element {
  const content = column.cell(row);
  return column.rowHeader ? (
    <th scope="row" class={cellClass(column)}>
      {content}
    </th>
  ) : (
    <td class={cellClass(column)}>{content}</td>
  );
}

function cellClass<Row>({ align, nowrap }: DataColumn<Row>): string | undefined {
  return (
    classNames(align && align !== 'start' && `g-table__cell--${align}`, nowrap && 'g-table__cell--nowrap') ||
    undefined
  );
}
