import type { WaitingTimes } from '../domain/statistics/waiting.ts';
import type { ReportTable } from './report-table.ts';

/** Waiting from arrival to call. Nothing is written where nobody was called. */
export function waitingTable(waiting: WaitingTimes): ReportTable {
  const { n, medianMinutes, p90Minutes } = waiting;
  return {
    title: 'Attente avant l’appel',
    columns: ['Visites appelées (N)', 'Médiane (minutes)', '90e centile (minutes)'],
    rows: [[n, tenths(medianMinutes), tenths(p90Minutes)]],
  };
}

function tenths(minutes: number | undefined): number | null {
  return minutes === undefined ? null : Math.round(minutes * 10) / 10;
}
