import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReceivedBoard } from '../../../src/app/services.ts';
import { type BoardFeedParts, boardFeed } from '../../../src/app/wiring/board-feed.ts';
import { fail, ok } from '../../../src/domain/kernel/result.ts';
import type { Board } from '../../../src/domain/statistics/board.ts';
import type { Question } from '../../../src/domain/statistics/question.ts';

const START = Date.UTC(2026, 10, 23, 9);
const BOARD: Board = {
  at: START,
  today: '2026-11-23',
  waiting: {},
  waits: {},
  inHall: { visits: 0, persons: 0 },
  season: 'ordinary',
  typicalPresent: [],
  expected: [],
  week: {},
  typical: [],
  weeks: 0,
  todayByHour: [],
  calls: [],
};

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A feed whose worker and endpoint answer as told. */
function feedOf(postes: BoardFeedParts['postes'], memory = new Map<string, string>()) {
  const asked: Question[] = [];
  const ends = vi.fn();
  const fetchBoard = vi.fn(async () => ok({ ...BOARD, at: Date.now() }));
  const grown = new Set<() => void>();
  const parts: BoardFeedParts = {
    postes,
    fetchBoard,
    now: () => Date.now(),
    onGrown(listener) {
      grown.add(listener);
      return () => grown.delete(listener);
    },
    memory: { getItem: (key) => memory.get(key) ?? null, setItem: (key, value) => memory.set(key, value) },
    statistics: {
      follow(question, onAnswer) {
        asked.push(question);
        onAnswer(BOARD as never);
        return ends;
      },
      followProgress: () => () => undefined,
    },
  };
  const grow = () => {
    for (const listener of grown) listener();
  };
  return { feed: boardFeed(parts), grow, parts, asked, ends, fetchBoard, memory };
}

describe('the board of a device that reads visits', () => {
  it('comes from its own worker, asked anew as time passes', () => {
    const { feed, asked, ends, fetchBoard } = feedOf(['affichage', 'accueil']);
    const received: ReceivedBoard[] = [];
    const end = feed.follow((board) => received.push(board));
    vi.advanceTimersByTime(20_000);
    expect(asked).toEqual([
      { about: 'board', at: START },
      { about: 'board', at: START + 20_000 },
    ]);
    expect(received).toHaveLength(2);
    end();
    vi.advanceTimersByTime(60_000);
    expect(asked).toHaveLength(2);
    expect(ends).toHaveBeenCalledTimes(2);
    expect(fetchBoard).not.toHaveBeenCalled();
  });
});

describe('the board of a wall screen', () => {
  it('comes from the endpoint, again and again', async () => {
    const { feed, asked } = feedOf(['affichage']);
    const received: ReceivedBoard[] = [];
    feed.follow((board) => received.push(board));
    await vi.advanceTimersByTimeAsync(40_000);
    expect(received.map(({ receivedAt }) => receivedAt - START)).toEqual([0, 20_000, 40_000]);
    expect(asked).toEqual([]);
  });

  it('goes on asking while the endpoint does not answer, and when the network is back', async () => {
    const { feed, fetchBoard } = feedOf(['affichage']);
    fetchBoard.mockResolvedValue(fail({ code: 'network' }) as never);
    const received: ReceivedBoard[] = [];
    const end = feed.follow((board) => received.push(board));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(received).toEqual([]);
    fetchBoard.mockResolvedValue(ok(BOARD));
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(1);
    expect(received).toHaveLength(1);
    end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(received).toHaveLength(1);
  });

  it('is asked for as the log grows, once for many at a time, and no more after the end', async () => {
    const { feed, grow, fetchBoard } = feedOf(['affichage']);
    const end = feed.follow(() => undefined);
    await vi.advanceTimersByTimeAsync(1);
    grow();
    await vi.advanceTimersByTimeAsync(1);
    expect(fetchBoard).toHaveBeenCalledTimes(2);
    for (let times = 0; times < 50; times += 1) grow();
    await vi.advanceTimersByTimeAsync(600);
    expect(fetchBoard).toHaveBeenCalledTimes(4);
    end();
    grow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchBoard).toHaveBeenCalledTimes(4);
  });

  it('is there at once after a restart without network, with its age', async () => {
    const before = feedOf(['affichage']);
    before.feed.follow(() => undefined);
    await vi.advanceTimersByTimeAsync(1);
    const after = feedOf(['affichage'], before.memory);
    after.fetchBoard.mockResolvedValue(fail({ code: 'network' }) as never);
    const received: ReceivedBoard[] = [];
    after.feed.follow((board) => received.push(board));
    expect(received).toEqual([{ board: BOARD, receivedAt: START }]);
  });

  it('does without its memory where there is none', async () => {
    const { parts } = feedOf(['affichage']);
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const received: ReceivedBoard[] = [];
    boardFeed({ ...parts, memory: { getItem: refuse, setItem: refuse } }).follow((board) =>
      received.push(board),
    );
    await vi.advanceTimersByTimeAsync(1);
    expect(received).toHaveLength(1);
  });
});
