import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { BarChart } from '../../../../src/app/ui/charts/bar-chart.tsx';
import { BarList } from '../../../../src/app/ui/charts/bar-list.tsx';
import type { ChartSeries } from '../../../../src/app/ui/charts/chart-data.ts';
import { LineChart } from '../../../../src/app/ui/charts/line-chart.tsx';

const series: ChartSeries[] = [
  { label: 'Desk', hue: 'blue', values: [40, 20, null] },
  { label: 'Online', hue: 'plum', values: [10, 20, 30] },
];
const shared = {
  title: 'Visits',
  description: 'Fewer each day.',
  series,
  categories: ['Mon', 'Tue', 'Wed'],
  categoryHeader: 'Day',
  tableLabel: 'See the table',
};

/** Heights of the bars of a series, in the picture's own px. */
function heights(index: number): number[] {
  const bars = screen.getByRole('img').querySelectorAll(`.g-chart__bar[data-series="${index}"]`);
  return [...bars].map((bar) => Number(bar.getAttribute('height')));
}

afterEach(cleanup);

test('a picture is named and described, and holds its figures as a table', () => {
  render(<BarChart {...shared} format={(value) => `${value} people`} />);
  expect(screen.getByRole('img', { name: 'Visits. Fewer each day.' })).toBeTruthy();
  const details = screen.getByText('See the table').closest('details');
  details?.setAttribute('open', '');
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ['Day', 'Desk', 'Online'],
    ['Mon', '40 people', '10 people'],
    ['Tue', '20 people', '20 people'],
    ['Wed', '–', '30 people'],
  ]);
});

test('bars are as high as their figures, and what is absent is not drawn', () => {
  render(<BarChart {...shared} />);
  const [monday = 0, tuesday = 0] = heights(0);
  expect(monday / tuesday).toBeCloseTo(2, 5);
  expect(heights(0)).toHaveLength(2);
});

test('stacked bars stand on each other', () => {
  render(<BarChart {...shared} stacked />);
  const [below, above] = ['0', '1'].map((index) =>
    screen.getByRole('img').querySelector(`.g-chart__bar[data-series="${index}"]`),
  );
  const foot = Number(above?.getAttribute('y')) + Number(above?.getAttribute('height'));
  expect(foot).toBeCloseTo(Number(below?.getAttribute('y')), 5);
});

test('a chart of small counts has no half person on its axis', () => {
  render(<BarChart {...shared} series={[{ label: 'Desk', hue: 'blue', values: [1, 0, 1] }]} />);
  const texts = [...screen.getByRole('img').querySelectorAll('.g-chart__text')].map(
    (text) => text.textContent,
  );
  expect(texts.filter((text) => text?.includes('.'))).toEqual([]);
});

test('a line breaks where a figure is missing', () => {
  const values = [4, 5, null, 6, 7];
  const categories = ['a', 'b', 'c', 'd', 'e'];
  render(<LineChart {...shared} categories={categories} series={[{ label: 'Desk', hue: 'blue', values }]} />);
  const path = screen.getByRole('img').querySelector('.g-chart__line')?.getAttribute('d') ?? '';
  expect(path.match(/M/g)).toHaveLength(2);
});

test('lines are told apart without colour', () => {
  render(<LineChart {...shared} />);
  const lines = [...screen.getByRole('img').querySelectorAll('.g-chart__line')];
  expect(new Set(lines.map((line) => line.getAttribute('stroke-dasharray'))).size).toBe(2);
});

test('a rate with no answers draws no bar and says so', () => {
  render(
    <BarList
      caption="Satisfaction"
      labelHeader="Criterion"
      valueHeader="Satisfied"
      noteHeader="Count"
      items={[
        { label: 'Courtesy', share: 0.98, text: '98 %', note: 'N = 152' },
        { label: 'Waiting', share: undefined, text: 'no answer', note: 'N = 0' },
      ]}
    />,
  );
  const [, courtesy, waiting] = within(screen.getByRole('table', { name: 'Satisfaction' })).getAllByRole(
    'row',
  );
  expect(courtesy?.querySelector<HTMLElement>('.g-bars__bar')?.style.inlineSize).toBe('98%');
  expect(waiting?.querySelector('.g-bars__track')).toBeNull();
  expect(waiting?.textContent).toBe('Waitingno answerN = 0');
});
