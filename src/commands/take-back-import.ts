import { valuesOf } from '../domain/kernel/record.ts';
import { fail, ok, type Result } from '../domain/kernel/result.ts';
import { importedVisitId } from '../domain/visit/imported-visit-id.ts';
import { type VisitShapes, visitKind } from '../domain/visit/visit.ts';
import type { Desk } from './desk.ts';
import { IMPORT_BATCH, type ImportReceipt, LAST_IMPORT, TAKEN_BACK } from './import-visits.ts';

/** The last import made on this device, taken back or not. */
export async function lastImport(desk: Desk): Promise<ImportReceipt | undefined> {
  return await desk.store.write((transaction) => transaction.recall<ImportReceipt>(LAST_IMPORT));
}

/**
 * Voids every visit that the last import added, in one transaction. Those a person voided meanwhile keep their reason.
 * Answers how many were voided. Fails with `not-found` when this device imported nothing, `already-done` when taken back.
 * @param onProgress told the number of visits looked at so far
 */
export async function takeBackImport(
  desk: Desk,
  onProgress: (seen: number) => void = () => undefined,
): Promise<Result<number>> {
  return await desk.store.write(async (transaction): Promise<Result<number>> => {
    const receipt = await transaction.recall<ImportReceipt>(LAST_IMPORT);
    if (receipt === undefined) return fail({ code: 'not-found', id: LAST_IMPORT });
    if (receipt.takenBackAt !== undefined) return fail({ code: 'already-done', what: LAST_IMPORT });
    const at = desk.now();
    const ids = idsOf(receipt);
    let voided = 0;
    for (let start = 0; start < ids.length; start += IMPORT_BATCH) {
      const batch = ids.slice(start, start + IMPORT_BATCH);
      const held = await transaction.getAll(batch);
      const standing = batch.filter((_, index) => {
        const record = held[index];
        return record !== undefined && valuesOf<VisitShapes>(record).void === undefined;
      });
      const facts = { void: { at, reason: TAKEN_BACK } };
      await transaction.stateAll(
        visitKind.name,
        standing.map((id) => ({ id, facts })),
      );
      voided += standing.length;
      onProgress(start + batch.length);
    }
    await transaction.remember(LAST_IMPORT, { ...receipt, takenBackAt: at });
    return ok(voided);
  });
}

function idsOf(receipt: ImportReceipt): readonly string[] {
  return receipt.visits.flatMap(({ day, minute, exact, service, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) =>
      importedVisitId(day, minute, exact, service, from + index),
    ),
  );
}
