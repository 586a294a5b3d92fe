import { useRef, useState } from 'preact/hooks';
import { StoreFailure } from '../../../domain/kernel/store-failure.ts';
import { failureSentence } from '../../../i18n/fr/failure-sentence.ts';

export interface Told {
  readonly busy: boolean;
  /** Why the last try failed, in a sentence. */
  readonly failed: string | undefined;
  /** @returns what the work returned; `undefined` when it failed, or another was under way */
  readonly run: <T>(work: () => Promise<T>) => Promise<T | undefined>;
}

/** One piece of work on the memory at a time, whose failure is told in words. */
export function useTold(): Told {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();

  async function run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    setFailed(undefined);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error;
      setFailed(failureSentence(error.failure));
      return undefined;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return { busy, failed, run };
}
