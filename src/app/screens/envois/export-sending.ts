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

/** Hands a text to the browser's downloads. */
export function saveFile(text: string, fileName: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
