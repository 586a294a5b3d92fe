import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SegmentedControl } from '../../../src/app/ui/segmented-control.tsx';

let told: string[] = [];

function Subject({ error }: { error?: string }): JSX.Element {
  const [value, setValue] = useState<'day' | 'week' | undefined>(undefined);
  const choose = (next: 'day' | 'week'): void => {
    told.push(next);
    setValue(next);
  };
  const options = [
    { value: 'day', label: 'Day' },
    { value: 'week', label: 'Week' },
  ] as const;
  return <SegmentedControl legend="Period" options={options} value={value} onChange={choose} error={error} />;
}

const isChecked = (name: string): boolean => screen.getByRole<HTMLInputElement>('radio', { name }).checked;

beforeEach(() => {
  told = [];
});
afterEach(cleanup);

test('is a named group of radios with nothing chosen beforehand', () => {
  render(<Subject />);
  expect(screen.getByRole('group', { name: 'Period' })).toBeTruthy();
  expect([isChecked('Day'), isChecked('Week')]).toEqual([false, false]);
});

test('space chooses, arrows move the choice', async () => {
  render(<Subject />);
  await userEvent.keyboard('{Tab} ');
  expect(isChecked('Day')).toBe(true);
  await userEvent.keyboard('{ArrowRight}');
  expect([isChecked('Day'), isChecked('Week')]).toEqual([false, true]);
  expect(told).toEqual(['day', 'week']);
});

test('a press anywhere on the segment chooses it', async () => {
  render(<Subject />);
  await userEvent.click(screen.getByText('Week'));
  expect(isChecked('Week')).toBe(true);
});

test('its refusal is read with the group', () => {
  render(<Subject error="Choose a period." />);
  const described = screen.getByRole('group').getAttribute('aria-describedby') ?? '';
  expect(document.getElementById(described)?.textContent).toBe('Choose a period.');
});
