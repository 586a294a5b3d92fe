import type { Device } from '../../../contract/enrolment.ts';
import type { RefusedRecord, UnsentRecord } from '../../../sync/sync-state.ts';

export interface ExportedSending {
  readonly unsent: readonly UnsentRecord[];
  readonly refused: readonly RefusedRecord[];
}

/**
 * Everything this device has not handed over, whole, as JSON that a program can read again.
 * @param at milliseconds since 1970
 */
export function exportSending({ unsent, refused }: ExportedSending, device: Device, at: number): string {
  const { site, name } = device;
  return JSON.stringify(
    {
      format: 'guichet-envois',
      version: 1,
      exportedAt: new Date(at).toISOString(),
      site,
      device: { id: device.device, name },
      unsent,
      refused,
    },
    null,
    2,
  );
}

/** Whether all of `sending`, as it is now, is in the file: facts written since are under other stamps. */
export function isCovered(sending: ExportedSending, exported: ExportedSending | undefined): boolean {
  if (exported === undefined) return false;
  const inFile = new Set(marksOf(exported));
  return marksOf(sending).every((mark) => inFile.has(mark));
}

function marksOf({ unsent, refused }: ExportedSending): readonly string[] {
  const stamps = ({ record }: UnsentRecord | RefusedRecord) =>
    Object.values(record.facts).map(({ stamp }) => stamp);
  return [
    ...unsent.map((each) => ['unsent', each.record.id, ...stamps(each)].join(' ')),
    ...refused.map((each) => ['refused', each.record.id, each.at, ...stamps(each)].join(' ')),
  ];
}

/** Hands a text to the browser's downloads. */
export function saveFile(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
