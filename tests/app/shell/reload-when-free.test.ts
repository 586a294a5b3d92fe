import { expect, test, vi } from 'vitest';
import { reloadWhenFree } from '../../../src/app/shell/reload-when-free.ts';
import { createSessionStore } from '../../../src/app/state/session-store.ts';

test('reloads at once when no form holds anything', () => {
  const reload = vi.fn();
  reloadWhenFree(createSessionStore(), reload);
  expect(reload).toHaveBeenCalledOnce();
});

test('waits for the last form, and reloads once', () => {
  const session = createSessionStore();
  const reload = vi.fn();
  session.setState({ dirtyForms: 2 });
  reloadWhenFree(session, reload);
  session.setState({ dirtyForms: 1 });
  expect(reload).not.toHaveBeenCalled();
  session.setState({ dirtyForms: 0 });
  session.setState({ counter: 'guichet-1' });
  expect(reload).toHaveBeenCalledOnce();
});
