import { mergeFacts } from '../../../src/domain/kernel/merge.ts';
import { mayRead, type Poste } from '../../../src/domain/rights.ts';
import type { EndpointLog } from './endpoint-log.ts';
import type { TabletMemory } from './rig-tablet.ts';

/**
 * A cursor is never ahead of what is applied: what it passed over is never asked for again.
 * @param log read after the memory
 * @returns ids of records that the cursor has passed and that are not here as they stood in the log then
 */
export function passedOver(memory: TabletMemory, log: EndpointLog, postes: readonly Poste[]): string[] {
  const cursor = memory.position?.cursor ?? 0;
  return [...log.records.values()]
    .filter(({ seq, kind }) => seq <= cursor && mayRead(postes, kind))
    .filter(({ id, facts }) => {
      const mine = memory.records.get(id)?.facts ?? {};
      return mergeFacts(mine, facts) !== mine;
    })
    .map(({ id }) => id);
}
