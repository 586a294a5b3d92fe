import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { RecordStore } from '../../commands/desk.ts';
import type { Settings } from '../../domain/setting/setting.ts';
import type { AnswerTo, Question } from '../../domain/statistics/question.ts';
import type { SyncState } from '../../sync/sync-state.ts';
import type { Guichet } from '../services.ts';

/** Filled by `GuichetProvider`, once for the app. Screens use the hooks below. */
export const GuichetContext = createContext<Guichet | undefined>(undefined);
export const SettingsContext = createContext<Settings | undefined>(undefined);
export const SyncContext = createContext<SyncState | undefined>(undefined);

/** Everything a screen may reach outside itself. */
export function useGuichet(): Guichet {
  return provided(useContext(GuichetContext));
}

/** What the site decided, as it stands now: an edit on any device arrives here. */
export function useSettings(): Settings {
  return provided(useContext(SettingsContext));
}

export function useSync(): SyncState {
  return provided(useContext(SyncContext));
}

/**
 * The query's result now and after each change of what it read. `undefined` until the first result, and again until the
 * first result after `deps` changed: yesterday's list is never shown under today's title.
 */
export function useLive<T>(
  query: (store: RecordStore) => Promise<T>,
  deps: readonly unknown[],
): T | undefined {
  const { live } = useGuichet();
  return useFollowed<T>((onResult) => live.watch(query, onResult), deps, false);
}

/**
 * The worker's answer, kept up to date. `undefined` until it comes. When the question changes, the former answer is dropped
 * at once, unless `keepFormer`: for a question that only moves with the clock (`board`), so that the screen does not blink.
 */
export function useAnswer<Q extends Question>(question: Q, keepFormer = false): AnswerTo<Q> | undefined {
  const { statistics } = useGuichet();
  return useFollowed<AnswerTo<Q>>(
    (onAnswer) => statistics.follow(question, onAnswer),
    [JSON.stringify(question)],
    keepFormer,
  );
}

/**
 * The wall clock, renewed at each whole multiple of `everyMs`. Stands still while the page is hidden, and is right again
 * as soon as it is seen.
 * @returns milliseconds since 1970
 */
export function useNow(everyMs: number): number {
  const { desk } = useGuichet();
  const [now, setNow] = useState(() => desk.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function tick(): void {
      clearTimeout(timer);
      if (document.hidden) return;
      setNow(desk.now());
      timer = setTimeout(tick, everyMs - (desk.now() % everyMs));
    }
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [desk, everyMs]);
  return now;
}

function useFollowed<T>(
  follow: (onResult: (result: T) => void) => () => void,
  deps: readonly unknown[],
  keepFormer: boolean,
): T | undefined {
  const guichet = useGuichet();
  const asked = useMemo(() => ({}), [guichet, ...deps]);
  const [held, setHeld] = useState<{ readonly asked: object; readonly result: T }>();
  useEffect(() => follow((result) => setHeld({ asked, result })), [asked]);
  return held !== undefined && (keepFormer || held.asked === asked) ? held.result : undefined;
}

function provided<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('This component stands outside GuichetProvider');
  return value;
}
