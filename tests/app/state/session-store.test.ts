import { describe, expect, it } from 'vitest';
import { createSessionStore, type Message, showMessage } from '../../../src/app/state/session-store.ts';

function shown(...messages: readonly Omit<Message, 'id'>[]): readonly Message['says'][] {
  const store = createSessionStore();
  for (const message of messages) showMessage(store, message);
  return store.getState().messages.map(({ says }) => says);
}

const done = (says: string) => ({ says, tone: 'success' }) as const;
const refused = (says: string) => ({ says, tone: 'danger', stays: true }) as const;

describe('messages over the page', () => {
  it('are one at a time: the last act is what the person reads', () => {
    expect(shown(done('A 001 : appel'), done('A 002 : appel'))).toEqual(['A 002 : appel']);
  });

  it('that say why something was not kept stay, whatever is done afterwards', () => {
    expect(shown(refused('plein'), done('un'), done('deux'), done('trois'))).toEqual(['plein', 'trois']);
  });
});
