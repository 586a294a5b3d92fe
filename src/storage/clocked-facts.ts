import type { OutboxRow } from './schema.ts';

/** How long a command may take between reading the clock and stating what it read. */
const SAME_INSTANT_MS = 2_000;

/**
 * An outbox row that notes which of the facts stated just now have an instant (`at`) that was read from this device's clock,
 * not typed by a person: it can be put right once the clock turns out to be wrong.
 * @param nowMs this device's wall clock
 */
export function withClocked(
  { clocked: before, ...row }: OutboxRow,
  stated: Readonly<Record<string, unknown>>,
  nowMs: number,
): OutboxRow {
  const clocked: Record<string, number> = {};
  for (const [name, at] of Object.entries(before ?? {})) if (!Object.hasOwn(stated, name)) clocked[name] = at;
  for (const [name, value] of Object.entries(stated)) {
    const at: unknown = Object(value).at;
    if (typeof at === 'number' && Math.abs(at - nowMs) <= SAME_INSTANT_MS) clocked[name] = nowMs;
  }
  return Object.keys(clocked).length === 0 ? row : { ...row, clocked };
}
