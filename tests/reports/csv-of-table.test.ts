import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvFileName, csvOfTable } from '../../src/reports/csv-of-table.ts';
import { readCsv } from '../../src/reports/read-csv.ts';

describe('writing a table as CSV', () => {
  test('a French spreadsheet reads it: mark, semicolons, decimal commas, CR LF', () => {
    const csv = csvOfTable({
      title: 'T',
      columns: ['Critère', 'Part'],
      rows: [
        ['Été; "clarté"', 0.5],
        ['Rien', null],
        ['Moins', -3.25],
      ],
    });
    expect(csv).toBe('\uFEFFCritère;Part\r\n"Été; ""clarté""";0,5\r\nRien;\r\nMoins;-3,25');
  });

  test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '  =HYPERLINK("x")', '\r=1', '＝1'])(
    '%j is no formula any more',
    (text) => {
      const csv = csvOfTable({ title: 'T', columns: ['a'], rows: [[text]] });
      expect(csv.split('\r\n')[1]).toMatch(/^"?'/);
    },
  );

  test('separators inside cells do not pass for the file’s own', async () => {
    const rows = [
      ['x', ',\n', ',\n,'],
      ['x', '\n,', '\na'],
      ['x', ',', ''],
    ];
    const csv = csvOfTable({ title: 'T', columns: ['un', 'deux', 'trois'], rows });
    const read = await readCsv(new TextEncoder().encode(csv));
    expect(read.rows.slice(1).map((row) => row.cells)).toEqual(rows);
  });

  test('what is read back is what was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ';', ',', '"', '\n', ' ', '9', '’') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const csv = csvOfTable({ title: 'T', columns: ['un', 'deux', 'trois'], rows });
          const read = await readCsv(new TextEncoder().encode(csv));
          expect(read.rows.slice(1).map((row) => row.cells)).toEqual(rows);
        },
      ),
    );
  });

  test('names the file in plain letters', () => {
    expect(csvFileName('Présences par service', '2026-11-23')).toBe(
      'guichet-presences-par-service-2026-11-23.csv',
    );
  });
});
