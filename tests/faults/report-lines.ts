import type { Fault, FaultReport } from './fault.ts';

/** A fault in the JSON file. */
export interface FaultRow {
  readonly id: number;
  readonly name: string;
  readonly runs?: number;
  readonly acknowledged?: number;
  readonly lost?: number;
  readonly doubled?: number;
  readonly diverged?: number;
  readonly control?: 'caught' | 'missed';
  /** What this machine lacks: such a fault has not passed. */
  readonly notRun?: string;
  /** The rig broke, or something other than a write went wrong. */
  readonly failed?: readonly string[];
}

const COLUMNS = ['runs', 'acknowledged', 'lost', 'doubled', 'diverged', 'seconds'] as const;
const NAME_WIDTH = 46;

export function headLine(): string {
  const columns = COLUMNS.map((column) => column.padStart(widthOf(column)));
  return `${'fault'.padEnd(NAME_WIDTH + 4)}${columns.join(' ')}  control`;
}

/** @param result a report, or what the machine lacks; `undefined` where the rig broke */
export function lineOf({ id, name }: Fault, result: FaultReport | string | undefined): string {
  const title = `${String(id).padStart(2)}  ${name.slice(0, NAME_WIDTH).padEnd(NAME_WIDTH)}`;
  if (result === undefined) return `${title} FAILED`;
  if (typeof result === 'string') return `${title} not run: needs ${result}`;
  const numbers = COLUMNS.map((column) => String(Math.round(result[column])).padStart(widthOf(column)));
  const { seen, without, lost = 0, doubled = 0, diverged = 0 } = result.control;
  const bad = lost + doubled + diverged;
  const seenWhat = bad > 0 ? ` (${bad} ${lost > 0 ? 'lost' : 'wrong'})` : '';
  return `${title}${numbers.join(' ')}  ${seen ? 'caught' : 'MISSED'}${seenWhat}: without ${without}`;
}

export function rowOf({ id, name }: Fault, result: FaultReport | string | undefined): FaultRow {
  if (result === undefined) return { id, name, failed: ['the rig broke'] };
  if (typeof result === 'string') return { id, name, notRun: `needs ${result}` };
  const { runs, acknowledged, lost, doubled, diverged, control, failed = [] } = result;
  const row = { id, name, runs, acknowledged, lost, doubled, diverged } as const;
  return {
    ...row,
    control: control.seen ? 'caught' : 'missed',
    ...(failed.length === 0 ? {} : { failed }),
  };
}

function widthOf(column: string): number {
  return Math.max(column.length, 8);
}
