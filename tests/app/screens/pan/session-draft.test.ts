import { describe, expect, it } from 'vitest';
import {
  draftOf,
  draftOfSession,
  errorsOf,
  sessionOf,
} from '../../../../src/app/screens/pan/session-draft.ts';
import { siteTime } from '../../../../src/domain/kernel/site-time.ts';

const time = siteTime('Europe/Paris');
const at = (minute: number) => time.at('2026-11-23', minute);
const NOW = at(10 * 60 + 30) + 59_000;
const known = { start: at(600), end: at(622), procedure: 'sejour' };
const complete = { ...draftOf(known, time), autonomy: 'partial' as const, result: 'filed' as const };

describe('a session being typed', () => {
  it('begins with the hours of the site and asks only for what nobody can know', () => {
    const draft = draftOf(known, time);
    expect([draft.start, draft.end]).toEqual(['10:00', '10:22']);
    expect(Object.keys(errorsOf(draft, time, NOW))).toEqual(['autonomy', 'result']);
    expect(sessionOf(draft, time, NOW)).toBeUndefined();
  });

  it('becomes the session to log, on its own day', () => {
    expect(sessionOf(complete, time, NOW)).toEqual({
      start: at(600),
      end: at(622),
      procedure: 'sejour',
      help: ['tool'],
      autonomy: 'partial',
      result: 'filed',
      needs: [],
      people: 1,
    });
  });

  it('names the service only while the result is a redirection', () => {
    const sent = { ...complete, redirectedTo: 'migrations' };
    expect(sessionOf(sent, time, NOW)).not.toHaveProperty('redirectedTo');
    expect(sessionOf({ ...sent, result: 'redirected' }, time, NOW)).toMatchObject({
      redirectedTo: 'migrations',
    });
  });

  it.each([
    ['end', { end: '09:59' }],
    ['end', { end: '10:31' }],
    ['end', { end: '' }],
    ['start', { start: '' }],
    ['help', { help: [] }],
  ])('refuses a wrong %s (%j)', (field, change) => {
    expect(Object.keys(errorsOf({ ...complete, ...change }, time, NOW))).toEqual([field]);
  });

  it('opened again says what was logged', () => {
    const session = sessionOf(
      { ...complete, result: 'redirected', redirectedTo: 'autres', people: 3 },
      time,
      NOW,
    );
    if (session === undefined) throw new Error('the draft is complete');
    expect(sessionOf(draftOfSession(session, time), time, NOW)).toEqual(session);
  });
});
