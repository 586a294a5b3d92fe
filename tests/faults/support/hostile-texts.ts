import { settingId, uuidv7 } from '../../../src/domain/kernel/ids.ts';
import type { TestDevice } from '../../fixtures/test-device.ts';

/** Sets `pwned` in whatever page runs it as HTML. */
export const SCRIPT = '<img src="x" onerror="globalThis.pwned=true"><script>globalThis.pwned=true</script>';

/** What a spreadsheet runs. */
export const FORMULA = '=cmd(1)';

/** Texts as any device may send them, in every field that holds what somebody typed. @returns what was refused of them */
export async function pushHostileTexts(device: TestDevice, today: string): Promise<readonly unknown[]> {
  const now = Date.now();
  const deposit = { type: 'complaint', channel: 'urn', depositedOn: today, enteredAt: now };
  const listed = { label: SCRIPT, order: 1, active: true };
  const service = { ...listed, short: '<b onclick=alert(1)>', byAppointment: false };
  const { status, body } = await device.push([
    record(device, 'feedback', {
      deposit: { ...deposit, text: SCRIPT },
      followUp: { at: now, text: SCRIPT },
    }),
    record(device, 'feedback', {
      deposit: { ...deposit, text: FORMULA },
      followUp: { at: now, text: FORMULA },
    }),
    setting(device, 'site', { name: SCRIPT }),
    setting(device, 'services', { hostile: service }),
    setting(device, 'reasons', { hostile: listed }),
    setting(device, 'counters', { hostile: listed }),
    setting(device, 'procedures', { hostile: listed }),
    setting(device, 'themes', { hostile: listed }),
    setting(device, 'closures', { hostile: { from: today, to: today, label: SCRIPT } }),
    setting(device, 'questionnaire', { hostile: { ...listed, label: { fr: SCRIPT, en: SCRIPT } } }),
  ]);
  if (status !== 200) throw new Error(`The texts were not taken: ${status}`);
  return body.answers.filter((answer) => 'refused' in answer);
}

function record(device: TestDevice, kind: string, values: Readonly<Record<string, unknown>>) {
  return device.record(kind, uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))), values);
}

function setting(device: TestDevice, name: string, entries: Readonly<Record<string, unknown>>) {
  return device.record('setting', settingId(name), entries);
}
