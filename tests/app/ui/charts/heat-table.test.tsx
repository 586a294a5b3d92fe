import { cleanup, render, screen, within } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { type HeatCell, HeatTable } from '../../../../src/app/ui/charts/heat-table.tsx';
import '../../../../src/app/styles/tokens.css';

const cells: (HeatCell | null)[][] = [
  [
    { text: '3', step: 0, note: 'calm' },
    { text: '21', step: 4, note: 'crowded' },
  ],
  [null, { text: '9', step: 2, note: 'moderate' }],
];

function Subject(): JSX.Element {
  return (
    <HeatTable
      caption="Busy hours"
      cornerLabel="Day"
      columns={['9 h', '10 h']}
      rows={['Monday', 'Tuesday']}
      cells={cells}
      closedLabel="closed"
      legend={[
        { step: 0, label: 'calm' },
        { step: 4, label: 'crowded' },
      ]}
      current={{ row: 0, column: 1 }}
    />
  );
}

afterEach(cleanup);

test('is a table headed both ways, each cell with its figure and its level in words', () => {
  render(<Subject />);
  const table = screen.getByRole('table', { name: 'Busy hours' });
  const headers = within(table).getAllByRole('columnheader');
  expect(headers.map((cell) => cell.textContent)).toEqual(['Day', '9 h', '10 h']);
  expect(headers.every((cell) => cell.getAttribute('scope') === 'col')).toBe(true);
  const [, monday, tuesday] = within(table).getAllByRole('row');
  expect(monday?.textContent).toBe('Monday3 calm21 crowded');
  expect(tuesday?.textContent).toBe('Tuesdayclosed9 moderate');
  expect(screen.getByRole('rowheader', { name: 'Tuesday' }).getAttribute('scope')).toBe('row');
});

test('the present hour is said as such', () => {
  render(<Subject />);
  expect(screen.getByRole('cell', { name: '21 crowded' }).getAttribute('aria-current')).toBe('time');
});

test('the text reads on every step of the ramp (4.5:1)', () => {
  const steps = [0, 1, 2, 3, 4] as const;
  const ratios = steps.map((step) => contrast(token(`--g-heat-${step}`), token(`--g-heat-${step}-ink`)));
  expect(Math.min(...ratios)).toBeGreaterThanOrEqual(4.5);
});

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** WCAG 2.2 contrast ratio of two #rrggbb colours. */
function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
