import { gzipSync } from 'node:zlib';
import { PROTOCOL } from '../../../src/contract/protocol.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { stampOf } from '../../../src/domain/kernel/stamp.ts';
import { arrivalAt, newVisitId } from '../../fixtures/sample-visits.ts';
import type { TestDevice } from '../../fixtures/test-device.ts';

/** What a hostile client tries; each says whether it was refused, or harmless. */
export interface HostileCall {
  readonly name: string;
  /** @param device one that is enrolled at the desk; `kiosk` only at the kiosk */
  try(device: TestDevice, kiosk: TestDevice): Promise<boolean>;
}

const TEN_MEGABYTES = 10_000_000;

export const HOSTILE_CALLS: readonly HostileCall[] = [
  {
    name: '__proto__ among the facts',
    try: async (device) => {
      const id = newVisitId();
      const stamp = stampOf({ ms: Date.now(), counter: 0 }, device.device.device);
      const fact = JSON.stringify({ stamp, value: { polluted: true } });
      const record = `{"id":"${id}","site":"${device.device.site}","kind":"visit","__proto__":{"polluted":true},"facts":{"__proto__":${fact},"constructor":${fact}}}`;
      const { status } = await pushText(device, record);
      const answered = await device.pull();
      return status < 500 && answered.status === 200 && !('polluted' in {});
    },
  },
  {
    name: 'a record of a foreign site',
    try: async (device) => refused(device, { ...visitOf(device), site: 'anothersite' }, 'site'),
  },
  {
    name: 'a fact of another poste',
    try: async (_, kiosk) => refused(kiosk, visitOf(kiosk), 'not-allowed'),
  },
  {
    name: 'a body of 10 MB',
    try: async (device) => {
      const { status } = await pushText(device, `"${'x'.repeat(TEN_MEGABYTES)}"`).catch(() => ({
        status: 413,
      }));
      return status === 413;
    },
  },
  {
    name: '10 MB packed in a few kB',
    try: async (device) => {
      const body = new Uint8Array(gzipSync(`{"records":["${' '.repeat(TEN_MEGABYTES)}"]}`));
      const response = await fetch(new URL(ROUTES.push, device.url), {
        method: 'POST',
        headers: {
          dpop: await device.proof('POST', ROUTES.push),
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body,
      });
      await response.body?.cancel();
      return response.status === 413 || response.status === 400;
    },
  },
  {
    name: 'a replayed proof',
    try: async (device) => {
      const proof = await device.proof('POST', ROUTES.push);
      const first = await device.push([visitOf(device)], { proof });
      const second = await device.push([visitOf(device)], { proof });
      return first.status === 200 && second.status === 401;
    },
  },
  {
    name: 'JSON a hundred thousand levels deep',
    try: async (device) => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      const { status } = await pushText(device, deep);
      return status < 500;
    },
  },
  {
    name: 'no proof, and a proof of another path',
    try: async (device) => {
      const proof = await device.proof('GET', ROUTES.device);
      const bare = await fetch(new URL(ROUTES.pull, device.url));
      await bare.body?.cancel();
      return bare.status === 401 && (await device.push([], { proof })).status === 401;
    },
  },
];

function visitOf(device: TestDevice) {
  return device.record('visit', newVisitId(), { arrival: arrivalAt(Date.now()) });
}

async function refused(device: TestDevice, record: unknown, why: string): Promise<boolean> {
  const { status, body } = await device.push([record]);
  if (status !== 200) return false;
  const answer = body.answers[0];
  return answer !== undefined && 'refused' in answer && answer.refused === why;
}

/** One record, written by hand. */
function pushText(device: TestDevice, record: string) {
  const { device: id, epoch } = device.device;
  const body = `{"protocol":${PROTOCOL},"device":"${id}","epoch":"${epoch}","batch":"hostile","records":[${record}]}`;
  return device.call<unknown>('POST', ROUTES.push, { body });
}
