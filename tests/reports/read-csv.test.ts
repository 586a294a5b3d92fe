import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/reports/read-csv.ts';

function utf8(text: string, mark = false): Uint8Array {
  return new TextEncoder().encode(mark ? `\uFEFF${text}` : text);
}

const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const high = HIGH.indexOf(char);
    return high >= 0 ? 0x80 + high : char.charCodeAt(0);
  });
}

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  return (await readCsv(bytes)).rows.map((row) => row.cells);
}

describe('reading a CSV file', () => {
  test('reads accents in UTF-8 with and without a mark, in UTF-16, and in Windows-1252', async () => {
    const text = 'date;créneau;œuvre\r\n3/1/22;9h–10h;l’été à 5 €\r\n';
    const rows = [
      ['date', 'créneau', 'œuvre'],
      ['3/1/22', '9h–10h', 'l’été à 5 €'],
    ];
    const utf16 = new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (char) => char.charCodeAt(0)).buffer);
    expect(await cellsOf(utf8(text))).toEqual(rows);
    expect(await cellsOf(utf8(text, true))).toEqual(rows);
    expect(await cellsOf(windows1252(text))).toEqual(rows);
    expect(await cellsOf(utf16)).toEqual(rows);
    expect((await readCsv(windows1252(text))).encoding).toBe('windows-1252');
  });

  test('finds the separator, even where cells hold another one', async () => {
    const one = await readCsv(utf8('date,heure,service,nombre\n"3 janvier 2022","9h;10h",Accueil,5\n'));
    expect(one.separator).toBe(',');
    const two = await readCsv(utf8('date;heure;texte\n3/1/22;9h;un, deux, trois\n4/1/22;10h;a, b, c\n'));
    expect(two.separator).toBe(';');
    const chatty = await readCsv(
      utf8('Relevé, à la main, par Léa, en 2022, sans, doute\ndate;heure\n3/1/22;9h\n4/1/22;10h\n'),
    );
    expect(chatty.separator).toBe(';');
    expect((await readCsv(utf8('date\theure\n3/1/22\t9h\n'))).separator).toBe('\t');
  });

  test('believes a first line that announces the separator', async () => {
    const { rows, separator } = await readCsv(utf8('sep=,\r\na,b;c\r\n1,2;3\r\n'));
    expect(separator).toBe(',');
    expect(rows).toEqual([
      { line: 2, cells: ['a', 'b;c'] },
      { line: 3, cells: ['1', '2;3'] },
    ]);
  });

  test('numbers the lines as a text editor does, whatever the empty ones and the cells of several lines', async () => {
    const { rows } = await readCsv(utf8('a;b\r\n\r\n;;\r\n"x\r\ny";1\rz;2'));
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 4, cells: ['x\ny', '1'] },
      { line: 6, cells: ['z', '2'] },
    ]);
  });

  test('a quote never closed spoils its own line only', async () => {
    const { rows } = await readCsv(utf8('a;b\n"x ""y"";1\nz;"2"\nu;3\n'));
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4]);
    expect(rows[2]?.cells).toEqual(['z', '2']);
    expect(rows[3]?.cells).toEqual(['u', '3']);
  });

  test('a file of quotes never closed is read in little time', async () => {
    const text = Array.from({ length: 20_001 }, (_, index) => `"${index};"a" b;c`).join('\n');
    const started = performance.now();
    const { rows } = await readCsv(utf8(text));
    expect(performance.now() - started).toBeLessThan(4500);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('a file longer than a piece, with a cell longer than a piece, is cut nowhere', async () => {
    const long = `${'mot, "cité"; suite\n'.repeat(8000)}fin`;
    const lines = Array.from({ length: 5000 }, (_, index) => `${index};${'x'.repeat(30)}`);
    const shares: number[] = [];
    const text = `n;t\n${lines.join('\n')}\n"${long.replaceAll('"', '""')}";1\nlast;2\n`;
    const { rows } = await readCsv(utf8(text), async (share) => void shares.push(share));
    expect(rows).toHaveLength(5003);
    expect(rows[5001]).toEqual({ line: 5002, cells: [long, '1'] });
    expect(rows[5002]).toEqual({ line: 5002 + 8001, cells: ['last', '2'] });
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
  });

  test('an empty file has no row', async () => {
    expect((await readCsv(new Uint8Array())).rows).toEqual([]);
    expect((await readCsv(utf8('\uFEFF\r\n\r\n'))).rows).toEqual([]);
  });

  test('any bytes at all are read without a failure', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { rows } = await readCsv(bytes);
        for (const row of rows) expect(row.cells.length).toBeGreaterThan(0);
      }),
    );
  });
});
