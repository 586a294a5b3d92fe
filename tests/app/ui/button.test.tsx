import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '../../../src/app/ui/button.tsx';
import { TouchTile } from '../../../src/app/ui/touch-tile.tsx';
import '../../../src/app/styles/tokens.css';
import '../../../src/app/styles/base.css';

afterEach(cleanup);

test('a busy button keeps the focus and ignores presses', () => {
  const press = vi.fn();
  render(
    <Button busy onClick={press}>
      Send
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Send' });
  button.focus();
  fireEvent.click(button);
  expect(press).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute('aria-busy')).toBe('true');
});

test('a busy submit button does not send its form', () => {
  const submit = vi.fn((event: Event) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button type="submit" busy>
        Send
      </Button>
    </form>,
  );
  fireEvent.click(screen.getByRole('button'));
  expect(submit).not.toHaveBeenCalled();
});

test('every size is at least 48 px high', () => {
  for (const size of ['md', 'lg', 'xl'] as const) {
    render(<Button size={size}>{size}</Button>);
    expect(screen.getByRole('button', { name: size }).getBoundingClientRect().height).toBeGreaterThanOrEqual(
      48,
    );
  }
});

test('a tile is named by its words and figures, and its press answers in the same frame', () => {
  const press = vi.fn();
  render(<TouchTile label="Front desk" mark="A" hue="blue" count={47} countLabel="today" onPress={press} />);
  const tile = screen.getByRole('button', { name: 'Front desk 47 today' });
  fireEvent.click(tile);
  expect(press).toHaveBeenCalledOnce();
});
