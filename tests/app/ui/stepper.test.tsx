import { cleanup, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Stepper } from '../../../src/app/ui/stepper.tsx';

function Subject({ start = 1 }: { start?: number }): JSX.Element {
  const [value, setValue] = useState(start);
  return (
    <Stepper
      label="People"
      value={value}
      min={1}
      max={5}
      onChange={setValue}
      decreaseLabel="One less"
      increaseLabel="One more"
    />
  );
}

const current = (): string | null =>
  screen.getByRole('spinbutton', { name: 'People' }).getAttribute('aria-valuenow');

afterEach(cleanup);

test('buttons count up and down and stop at the ends', async () => {
  render(<Subject start={4} />);
  const more = screen.getByRole<HTMLButtonElement>('button', { name: 'One more' });
  await userEvent.click(more);
  expect(current()).toBe('5');
  expect(more.disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'One less' }));
  expect(current()).toBe('4');
});

test('one tab stop: arrows, ends and digits', async () => {
  render(<Subject />);
  await userEvent.keyboard('{Tab}{ArrowUp}{ArrowUp}');
  expect(current()).toBe('3');
  await userEvent.keyboard('{ArrowDown}');
  expect(current()).toBe('2');
  await userEvent.keyboard('{End}');
  expect(current()).toBe('5');
  await userEvent.keyboard('{Home}');
  expect(current()).toBe('1');
  await userEvent.keyboard('4');
  expect(current()).toBe('4');
  await userEvent.keyboard('9');
  expect(current()).toBe('5');
});
