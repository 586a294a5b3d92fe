import type { ArrivedVisit } from '../../../domain/visit/waiting-line.ts';
import { useShortcuts } from '../../parts/use-shortcuts.ts';
import type { OfferedService } from './service-tiles.tsx';
import type { DeskActs } from './use-desk-acts.ts';
import { SEARCH_FIELD_ID } from './visits-today.tsx';

export interface DeskKeys {
  readonly services: readonly OfferedService[];
  readonly here: readonly ArrivedVisit[];
  readonly acts: DeskActs;
  readonly enabled: boolean;
  readonly register: (service: OfferedService) => Promise<void>;
  readonly callNext: () => void;
  readonly toggleCounting: () => void;
}

/** The whole counter by keyboard: digits register, N calls the next, S ends the visit at this counter, C counts, R searches. */
export function useDeskKeys(keys: DeskKeys): void {
  const { services, here, acts, enabled, register, callNext, toggleCounting } = keys;
  const first = here[0];
  const digits = services
    .slice(0, 9)
    .map((service, rank) => [String(rank + 1), () => void register(service)] as const);
  useShortcuts(
    {
      ...Object.fromEntries(digits),
      n: callNext,
      c: toggleCounting,
      s: first && (() => acts.serve(first)),
      r: () => document.getElementById(SEARCH_FIELD_ID)?.focus(),
    },
    enabled,
  );
}
