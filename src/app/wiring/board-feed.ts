import type { Result } from '../../domain/kernel/result.ts';
import { mayRead, type Poste } from '../../domain/rights.ts';
import type { Board } from '../../domain/statistics/board.ts';
import { visitKind } from '../../domain/visit/visit.ts';
import type { BoardFeed, ReceivedBoard, Statistics } from '../services.ts';

export interface BoardFeedParts {
  readonly postes: readonly Poste[];
  readonly statistics: Statistics;
  /** Asks the endpoint for its board. */
  fetchBoard(): Promise<Result<Board>>;
  /** Tells whenever the endpoint says that the site's log has grown: a call is shown as it is made. Returns the end of it. */
  onGrown(listener: () => void): () => void;
  /** Where the endpoint's last board is kept over a restart: counts only, no record. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
  now(): number;
}

/** How old the waiting line on the wall may be while all goes well. */
const RENEW_MS = 20_000;

/** While the log grows without end, a wall asks no more often than this. */
const AGAIN_MS = 500;

/** Bears a number: a board of another shape is not shown. */
const MEMORY_KEY = 'guichet-board-2';

/** The board from the statistics worker where this device reads visits, so that it works with no network; else from the endpoint. */
export function boardFeed(parts: BoardFeedParts): BoardFeed {
  return { follow: mayRead(parts.postes, visitKind.name) ? fromWorker(parts) : fromEndpoint(parts) };
}

function fromWorker({ statistics, now }: BoardFeedParts): BoardFeed['follow'] {
  return (onBoard) => {
    const ask = () =>
      statistics.follow({ about: 'board', at: now() }, (board) => onBoard({ board, receivedAt: now() }));
    let end = ask();
    const timer = setInterval(() => {
      end();
      end = ask();
    }, RENEW_MS);
    return () => {
      clearInterval(timer);
      end();
    };
  };
}

function fromEndpoint({ fetchBoard, onGrown, memory, now }: BoardFeedParts): BoardFeed['follow'] {
  return (onBoard) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    let asking = false;
    let again = false;
    async function ask(): Promise<void> {
      // One question at a time: what grew meanwhile is asked for once, after the answer.
      again = asking;
      if (asking) return;
      asking = true;
      clearTimeout(timer);
      const result = await fetchBoard();
      asking = false;
      if (ended) return;
      if (result.ok) {
        const received = { board: result.value, receivedAt: now() };
        keep(memory, received);
        onBoard(received);
      }
      clearTimeout(timer);
      timer = setTimeout(ask, again ? AGAIN_MS : RENEW_MS);
    }
    const last = kept(memory);
    if (last !== undefined) onBoard(last);
    void ask();
    addEventListener('online', ask);
    const endGrown = onGrown(ask);
    return () => {
      ended = true;
      clearTimeout(timer);
      endGrown();
      removeEventListener('online', ask);
    };
  };
}

function keep(memory: BoardFeedParts['memory'], received: ReceivedBoard): void {
  try {
    memory.setItem(MEMORY_KEY, JSON.stringify(received));
  } catch {
    // The disk is full: the wall goes on with what it has in memory.
  }
}

function kept(memory: BoardFeedParts['memory']): ReceivedBoard | undefined {
  try {
    return JSON.parse(memory.getItem(MEMORY_KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
