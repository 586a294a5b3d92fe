import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Tabs } from '../../../src/app/ui/tabs.tsx';

const tabs = [
  { id: 'one', label: 'One' },
  { id: 'two', label: 'Two' },
  { id: 'three', label: 'Three' },
] as const;

function Subject(): JSX.Element {
  const [selected, setSelected] = useState<'one' | 'two' | 'three'>('one');
  return (
    <Tabs label="Parts" tabs={tabs} selected={selected} onSelect={setSelected}>
      content of {selected}
    </Tabs>
  );
}

const selectedTab = (): string | null => screen.getByRole('tab', { selected: true }).textContent;

afterEach(() => {
  cleanup();
  document.documentElement.dir = 'ltr';
});

test('one tab stop leads into the tabs, the next into the panel', async () => {
  render(<Subject />);
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.textContent).toBe('One');
  await userEvent.keyboard('{Tab}');
  expect(document.activeElement?.getAttribute('role')).toBe('tabpanel');
});

test('arrows move, select, and go round', async () => {
  render(<Subject />);
  await userEvent.keyboard('{Tab}{ArrowRight}');
  expect(selectedTab()).toBe('Two');
  expect(document.activeElement?.textContent).toBe('Two');
  expect(screen.getByRole('tabpanel', { name: 'Two' }).textContent).toBe('content of two');
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(selectedTab()).toBe('Three');
  await userEvent.keyboard('{Home}');
  expect(selectedTab()).toBe('One');
  await userEvent.keyboard('{End}');
  expect(selectedTab()).toBe('Three');
});

test('in a right-to-left page the left arrow goes forward', async () => {
  document.documentElement.dir = 'rtl';
  render(<Subject />);
  await userEvent.keyboard('{Tab}{ArrowLeft}');
  expect(selectedTab()).toBe('Two');
});
