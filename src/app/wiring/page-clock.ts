import { type ClockMemo, type EndpointClock, endpointClock } from '../../sync/endpoint-clock.ts';

const KEY = 'guichet-clock';

/** The endpoint's clock of this page, which goes on from that of the page before, and hands it to the next. */
export function pageClock(memory: Pick<Storage, 'getItem' | 'setItem'>): EndpointClock {
  const memo = readMemo(memory);
  const clock = endpointClock({
    wall: Date.now,
    monotonic: () => performance.now(),
    ...(memo === undefined ? {} : { memo }),
  });
  addEventListener('pagehide', () => memory.setItem(KEY, JSON.stringify(clock.memo())));
  return clock;
}

function readMemo(memory: Pick<Storage, 'getItem'>): ClockMemo | undefined {
  try {
    const { leftAt, steadySince, offsetMs } = JSON.parse(memory.getItem(KEY) ?? '{}') as Partial<ClockMemo>;
    if (typeof leftAt !== 'number' || typeof steadySince !== 'number') return undefined;
    return { leftAt, steadySince, ...(typeof offsetMs === 'number' ? { offsetMs } : {}) };
  } catch {
    return undefined;
  }
}
