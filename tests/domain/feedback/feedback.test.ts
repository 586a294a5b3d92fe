import { describe, expect, it } from 'vitest';
import type { FeedbackDeposit } from '../../../src/domain/feedback/feedback.ts';
import { feedbackStatus, replyDeadline } from '../../../src/domain/feedback/reply-deadline.ts';

const METROPOLE = { region: 'metropole', closures: [] } as const;
const deposit: FeedbackDeposit = {
  type: 'complaint',
  channel: 'email',
  depositedOn: '2026-11-02',
  enteredAt: 0,
  text: 'Froid.',
};

describe('the deadline of a reply', () => {
  it('is 5 working days after an electronic deposit, 11 November left out', () => {
    expect(replyDeadline(deposit, METROPOLE)).toBe('2026-11-09');
    expect(replyDeadline({ ...deposit, depositedOn: '2026-11-06' }, METROPOLE)).toBe('2026-11-16');
    for (const channel of ['web', 'kiosk'] as const)
      expect(replyDeadline({ ...deposit, channel }, METROPOLE)).toBe('2026-11-09');
  });

  it('is 10 working days after a letter or the urn, counted from the day the urn was emptied', () => {
    expect(replyDeadline({ ...deposit, channel: 'letter' }, METROPOLE)).toBe('2026-11-17');
    const inUrn = { ...deposit, channel: 'urn' as const, collectedOn: '2026-11-04' };
    expect(replyDeadline(inUrn, METROPOLE)).toBe('2026-11-19');
  });

  it('moves with the closing days of the site', () => {
    const closed = { ...METROPOLE, closures: [{ from: '2026-11-03', to: '2026-11-04' }] };
    expect(replyDeadline(deposit, closed)).toBe('2026-11-12');
  });
});

describe('the status of a complaint', () => {
  const reply = { on: '2026-11-09', channel: 'email' as const };

  it.each([
    ['unknown', {}, '2026-11-02'],
    ['open', { deposit }, '2026-11-09'],
    ['late', { deposit }, '2026-11-10'],
    ['replied', { deposit, reply }, '2026-12-01'],
    ['replied-late', { deposit, reply: { ...reply, on: '2026-11-10' } }, '2026-12-01'],
    ['no-reply-due', { deposit: { ...deposit, type: 'thanks' as const } }, '2026-12-01'],
    ['void', { deposit, void: { at: 1, reason: 'duplicate' as const } }, '2026-12-01'],
  ])('is %s', (status, facts, today) => {
    expect(feedbackStatus(facts, today, METROPOLE)).toBe(status);
  });
});
