import { useState } from 'preact/hooks';
import { keepSafe } from '../../../../commands/keep-safe.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import type { SafeChange } from '../../../../domain/sealing/safe.ts';
import { failureSentence } from '../../../../i18n/fr/failure-sentence.ts';
import { useAct } from '../../../state/use-act.ts';

export interface SafeChanging {
  readonly busy: boolean;
  /** Why the last try came to nothing. */
  readonly error: string | undefined;
  /** Makes a change and keeps it. Gives it back once it is on the disk: only then is its code worth printing. */
  run(make: () => Promise<Result<SafeChange>>, said: string): Promise<SafeChange | undefined>;
}

export function useSafeChange(): SafeChanging {
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function keep(change: SafeChange, said: string): Promise<Result<SafeChange>> {
    const kept = await act(keepSafe, change, { said });
    return kept.ok ? ok(change) : kept;
  }

  return {
    busy,
    error,
    async run(make, said) {
      setBusy(true);
      const made = await make();
      const kept = made.ok ? await keep(made.value, said) : made;
      setBusy(false);
      setError(kept.ok ? undefined : failureSentence(kept.failure));
      return kept.ok ? kept.value : undefined;
    },
  };
}
