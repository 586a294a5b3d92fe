import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, siteTime } from '../../src/domain/kernel/site-time.ts';
import { startingSettings } from '../../src/domain/setting/starting-settings.ts';
import { findColumns } from '../../src/domain/visit/import/find-columns.ts';
import { type ImportPlan, importPlan } from '../../src/domain/visit/import/import-plan.ts';
import { type ImportedLine, readLine } from '../../src/domain/visit/import/read-line.ts';
import { serviceNames } from '../../src/domain/visit/import/service-names.ts';
import { readCsv } from '../../src/reports/read-csv.ts';

const { services } = startingSettings({ name: 'Gers', department: '32', holidayRegion: 'metropole' }, false);
const time = siteTime('Europe/Paris');
const now = time.at('2026-11-23', 600);

async function planOf(bytes: Uint8Array): Promise<ImportPlan> {
  const { rows } = await readCsv(bytes);
  const found = findColumns(rows.map((row) => row.cells));
  const reading = { columns: found.columns, services: serviceNames(services), time, now };
  const lines = rows.slice(found.firstRow).map((row) => readLine(row.cells, reading));
  return importPlan(lines.map((line) => (line.ok ? line.value : expect.fail(JSON.stringify(line.failure)))));
}

/** The ways offices write one day and one slot. */
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const dayWritings: readonly ((day: string) => string)[] = [
  (day) => day,
  (day) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`,
  (day) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(2, 4)}`,
  (day) => `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
];
const hourWritings: readonly ((hour: number) => string)[] = [
  (hour) => `${hour}h`,
  (hour) => `${hour}h-${hour + 1}h`,
  (hour) => `${hour}:00-${hour + 1}:00`,
];
const pick = fc.nat({ max: 11 });

const line = fc.record({
  day: fc.nat({ max: 7900 }).map((days) => addDays('2005-01-01', days)),
  slot: fc.oneof(
    fc.nat({ max: 23 }).map((hour) => ({ minute: hour * 60, exact: false })),
    fc.nat({ max: 1439 }).map((minute) => ({ minute, exact: true })),
  ),
  service: fc.constantFrom(...Object.keys(services)),
  visits: fc.integer({ min: 1, max: 500 }),
});

function written({ day, slot, service, visits }: ImportedLine, choice: number, separator: string): string {
  const hour = Math.floor(slot.minute / 60);
  const clock = `${String(hour).padStart(2, '0')}:${String(slot.minute % 60).padStart(2, '0')}`;
  const label = choice % 2 === 0 ? services[service]?.label : service;
  const cells = [
    dayWritings[choice % dayWritings.length]?.(day),
    slot.exact ? clock : hourWritings[choice % hourWritings.length]?.(hour),
    choice % 5 === 0 ? `"${label}"` : label,
    visits,
  ];
  return cells.join(separator);
}

/** Lines that often share their day, slot and service. */
const crowded = fc.record({
  day: fc.constantFrom('2022-01-03', '2022-01-04'),
  slot: fc.record({ minute: fc.constantFrom(540, 600), exact: fc.boolean() }),
  service: fc.constantFrom('pan', 'autres'),
  visits: fc.integer({ min: 1, max: 500 }),
});

describe('a file of past visits', () => {
  test('what an office wrote is what is planned, in both separators and both encodings', async () => {
    const lines = fc.array(fc.tuple(line, pick), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.constantFrom(';', ',', '\t'),
        fc.boolean(),
        fc.boolean(),
        async (all, separator, latin, bare) => {
          const header =
            bare && all.length > 2 ? [] : [['Date', 'Créneau', 'Service demandé', 'Nombre'].join(separator)];
          const text = [...header, ...all.map(([one, choice]) => written(one, choice, separator))].join(
            '\r\n',
          );
          const bytes = latin
            ? Uint8Array.from(text.replaceAll('’', "'"), (char) => char.charCodeAt(0))
            : new TextEncoder().encode(text);
          expect(await planOf(bytes)).toEqual(importPlan(all.map(([one]) => one)));
        },
      ),
    );
  });

  test('lines of the same day, slot and service add up; the order of lines changes nothing', () => {
    fc.assert(
      fc.property(fc.array(crowded, { maxLength: 30 }), (lines) => {
        const plan = importPlan(lines);
        expect(plan.visits).toBe(lines.reduce((sum, one) => sum + one.visits, 0));
        expect(importPlan([...lines].reverse())).toEqual(plan);
        expect(importPlan(plan.entries)).toEqual(plan);
        expect(
          new Set(plan.entries.map((one) => JSON.stringify([one.day, one.slot, one.service]))).size,
        ).toBe(plan.entries.length);
      }),
    );
  });
});
