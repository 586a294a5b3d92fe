import { type GuichetRecord, valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import type { Day, SiteTime } from '../domain/kernel/site-time.ts';
import { type ImportPlan, MOST_VISITS_AN_IMPORT } from '../domain/visit/import/import-plan.ts';
import type { ImportedLine } from '../domain/visit/import/read-line.ts';
import { importedVisitId } from '../domain/visit/imported-visit-id.ts';
import { type VisitArrival, type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk, WriteTransaction } from './desk.ts';

export interface VisitImport {
  readonly plan: ImportPlan;
  /** Name of the file, to recognise the import by. */
  readonly file: string;
  /** Keys of the services one comes to by appointment only. */
  readonly byAppointment: ReadonlySet<string>;
}

/** Visits of a plan's entry that one import added: those of rank `from` to `to`. */
export interface AddedVisits {
  readonly day: Day;
  readonly minute: number;
  readonly exact: boolean;
  readonly service: string;
  readonly from: number;
  readonly to: number;
}

/** What an import did. This device keeps the last one, so that it can be taken back. */
export interface ImportReceipt {
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly added: number;
  /** Visits of the file that were there already, counted once. */
  readonly already: number;
  readonly visits: readonly AddedVisits[];
  readonly takenBackAt?: number;
}

/** Where this device keeps the receipt of its last import. */
export const LAST_IMPORT = 'last-import';

/** Visits written between two looks at the clock: the page stays alive during 20,000 of them. */
export const IMPORT_BATCH = 250;

/**
 * Writes the visits of an old register, in one transaction: all of them or none. A visit that an earlier import wrote is
 * left as it is, so importing a file twice adds nothing; one that was taken back with its import comes back. One that a
 * person voided by hand stays voided.
 * Fails with `too-large` above `MOST_VISITS_AN_IMPORT`.
 * @param onProgress told the number of visits written so far
 */
export async function importVisits(
  desk: Desk,
  input: VisitImport,
  onProgress: (written: number) => void = () => undefined,
): Promise<Result<ImportReceipt>> {
  if (input.plan.visits > MOST_VISITS_AN_IMPORT)
    return fail({ code: 'too-large', limit: MOST_VISITS_AN_IMPORT });
  const receipt = await desk.store.write(async (transaction) => {
    const visits: PlannedVisit[] = [];
    let seen = 0;
    for (const batch of batches(input, desk.time)) {
      visits.push(...(await writeMissing(transaction, batch)));
      seen += batch.length;
      onProgress(seen);
    }
    const done: ImportReceipt = {
      file: input.file,
      at: desk.now(),
      added: visits.length,
      already: input.plan.visits - visits.length,
      visits: asRanges(visits),
    };
    if (done.added > 0) await transaction.remember(LAST_IMPORT, done);
    return done;
  });
  return ok(receipt);
}

interface PlannedVisit {
  readonly id: string;
  readonly entry: ImportedLine;
  readonly rank: number;
  readonly arrival: VisitArrival;
}

function* batches({ plan, byAppointment }: VisitImport, time: SiteTime): Generator<readonly PlannedVisit[]> {
  let batch: PlannedVisit[] = [];
  for (const entry of plan.entries) {
    const { day, slot, service } = entry;
    const arrival = arrivalOf(entry, byAppointment, time);
    for (let rank = 1; rank <= entry.visits; rank += 1) {
      batch.push({ id: importedVisitId(day, slot.minute, slot.exact, service, rank), entry, rank, arrival });
      if (batch.length < IMPORT_BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function arrivalOf(
  { day, slot, service }: ImportedLine,
  byAppointment: ReadonlySet<string>,
  time: SiteTime,
): VisitArrival {
  return {
    at: time.at(day, slot.minute),
    service,
    appointment: byAppointment.has(service),
    people: 1,
    userType: 'particulier',
    needs: [],
    counted: true,
    ...(slot.exact ? {} : { precision: 'hour' }),
  };
}

async function writeMissing(
  transaction: WriteTransaction,
  batch: readonly PlannedVisit[],
): Promise<readonly PlannedVisit[]> {
  const held = await transaction.getAll(batch.map((visit) => visit.id));
  const missing = batch
    .map((visit, index) => ({ visit, record: held[index] }))
    .filter(({ record }) => isMissing(record));
  const statements = missing.map(({ visit, record }) => ({
    id: visit.id,
    facts: record === undefined ? { arrival: visit.arrival } : { arrival: visit.arrival, void: null },
  }));
  if (statements.length > 0) await transaction.stateAll(visitKind.name, statements);
  return missing.map(({ visit }) => visit);
}

/** Whether a visit is not there, or was taken back with its import. */
function isMissing(held: GuichetRecord | undefined): boolean {
  if (held === undefined) return true;
  const { arrival, void: voided } = valuesOf<VisitShapes>(held);
  return arrival === undefined || voided?.reason === TAKEN_BACK;
}

/** The reason a visit is voided with its import; a person who voids one visit gives another. */
export const TAKEN_BACK = 'other';

function asRanges(visits: readonly PlannedVisit[]): readonly AddedVisits[] {
  const ranges: AddedVisits[] = [];
  let entry: ImportedLine | undefined;
  for (const visit of visits) {
    const last = ranges.at(-1);
    if (last !== undefined && entry === visit.entry && last.to === visit.rank - 1) {
      ranges[ranges.length - 1] = { ...last, to: visit.rank };
      continue;
    }
    entry = visit.entry;
    const { day, slot, service } = visit.entry;
    ranges.push({ day, minute: slot.minute, exact: slot.exact, service, from: visit.rank, to: visit.rank });
  }
  return ranges;
}
