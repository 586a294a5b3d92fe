import { expect, test } from 'vitest';
import { watchBugs } from '../../../src/app/shell/watch-bugs.ts';
import { createSessionStore } from '../../../src/app/state/session-store.ts';

test('a bug is told once, in a message that stays, until it is put away', () => {
  const session = createSessionStore();
  const page = new EventTarget() as Window;
  const end = watchBugs(page, session);
  page.dispatchEvent(new Event('unhandledrejection'));
  page.dispatchEvent(new Event('error'));
  expect(session.getState().messages).toHaveLength(1);
  expect(session.getState().messages[0]).toMatchObject({ tone: 'danger', stays: true });
  session.setState({ messages: [] });
  page.dispatchEvent(new Event('error'));
  expect(session.getState().messages).toHaveLength(1);
  end();
});
