import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { type DataColumn, DataTable } from '../../../src/app/ui/data-table.tsx';

interface Row {
  ticket: string;
  minutes: number;
}

const columns: DataColumn<Row>[] = [
  { key: 'ticket', header: 'Ticket', rowHeader: true, cell: (row) => row.ticket },
  { key: 'minutes', header: 'Wait', align: 'end', sortable: true, cell: (row) => row.minutes },
];
const rows: Row[] = [
  { ticket: 'A 001', minutes: 4 },
  { ticket: 'A 002', minutes: 12 },
];
const rowKey = (row: Row): string => row.ticket;

afterEach(cleanup);

test('is a captioned table in a named region the keyboard can scroll', () => {
  render(<DataTable caption="Waiting" columns={columns} rows={rows} rowKey={rowKey} />);
  expect(screen.getByRole('table', { name: 'Waiting' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Waiting' }).tabIndex).toBe(0);
  expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Ticket', 'Wait']);
  expect(screen.getByRole('rowheader', { name: 'A 002' }).getAttribute('scope')).toBe('row');
});

test('figures stand at the end of their column', () => {
  render(<DataTable caption="Waiting" columns={columns} rows={rows} rowKey={rowKey} />);
  expect(getComputedStyle(screen.getByRole('cell', { name: '12' })).textAlign).toBe('end');
});

test('a sorted header says its direction and asks for the other', () => {
  const onSort = vi.fn();
  render(
    <DataTable
      caption="Waiting"
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      sort={{ key: 'minutes', direction: 'ascending' }}
      onSort={onSort}
    />,
  );
  const header = screen.getByRole('columnheader', { name: 'Wait' });
  expect(header.getAttribute('aria-sort')).toBe('ascending');
  fireEvent.click(within(header).getByRole('button'));
  expect(onSort).toHaveBeenCalledWith({ key: 'minutes', direction: 'descending' });
});

test('an empty table says so across its whole width', () => {
  render(<DataTable caption="Waiting" columns={columns} rows={[]} rowKey={rowKey} empty="Nobody waits." />);
  const cell = screen.getByRole<HTMLTableCellElement>('cell', { name: 'Nobody waits.' });
  expect(cell.colSpan).toBe(2);
});
