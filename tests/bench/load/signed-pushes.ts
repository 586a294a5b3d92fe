import { Agent, type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import type { Device } from '../../../src/contract/enrolment.ts';
import { PROTOCOL } from '../../../src/contract/protocol.ts';
import type { PushAnswer } from '../../../src/contract/push.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import { GERS, TestDevice } from '../../fixtures/test-device.ts';
import { visit } from '../pages/bench-records.ts';

/** A push that is ready to go: packed as a tablet packs it, its proof made. */
export interface SignedPush {
  readonly proof: string;
  readonly body: Buffer;
}

/** What came back, as it came. */
export interface PushReply {
  readonly status: number;
  readonly encoding: string;
  readonly retryAfterSeconds: number;
  readonly body: Buffer;
  readonly ms: number;
}

/** Devices of one site, the first of which opens it with the code. */
export async function enrolDevices(url: string, code: string, count: number): Promise<TestDevice[]> {
  const first = await TestDevice.enrolled(url, code, GERS);
  const devices = [first];
  while (devices.length < count) {
    const body = { postes: ['accueil'], name: 'Tablette' };
    const made = await first.call<{ code: string }>('POST', ROUTES.codes, { body });
    devices.push(await TestDevice.enrolled(url, made.body.code));
  }
  return devices;
}

/** Who pushes, and what makes its proofs. */
export interface Sender {
  readonly device: Pick<Device, 'device' | 'site' | 'epoch'>;
  proof(method: string, path: string): Promise<string>;
}

let written = 0;
let drawn = 0;

/** Signs pushes of records that no push held before, so that sending them is all that is left to do. */
export async function signedPushes(
  sender: Sender,
  count: number,
  recordsEach: number,
): Promise<SignedPush[]> {
  const { device, epoch, site } = sender.device;
  const pushes: SignedPush[] = [];
  for (let index = 0; index < count; index += 1) {
    const records = Array.from({ length: recordsEach }, () => {
      written += 1;
      return { ...visit(written), site };
    });
    drawn += 1;
    const push = { protocol: PROTOCOL, device, epoch, batch: crypto.randomUUID(), number: drawn, records };
    const body = gzipSync(JSON.stringify(push));
    pushes.push({ body, proof: await sender.proof('POST', ROUTES.push) });
  }
  return pushes;
}

/** Sends one push over a connection of this agent. */
export function send(url: string, agent: Agent, { proof, body }: SignedPush): Promise<PushReply> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      dpop: proof,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': body.length,
      'accept-encoding': 'gzip, deflate, br',
    };
    const asked = request(new URL(ROUTES.push, url), { method: 'POST', agent, headers }, async (answer) => {
      const chunks = await bytesOf(answer).catch(reject);
      if (chunks === undefined) return;
      resolve({
        status: answer.statusCode ?? 0,
        encoding: answer.headers['content-encoding'] ?? '',
        retryAfterSeconds: Number(answer.headers['retry-after'] ?? 0),
        body: chunks,
        ms: performance.now() - started,
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Each list in series over a connection of its own, all lists at once. @returns milliseconds until the last answer */
export async function sendAll(url: string, lists: readonly (readonly SignedPush[])[]): Promise<number> {
  const agents = lists.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  const replies: PushReply[] = [];
  const started = performance.now();
  await Promise.all(
    lists.map(async (pushes, index) => {
      for (const push of pushes) replies.push(await send(url, agents[index] as Agent, push));
    }),
  );
  const taken = performance.now() - started;
  for (const agent of agents) agent.destroy();
  for (const reply of replies) requireAccepted(reply);
  return taken;
}

/** @throws where not every record was taken in */
export function requireAccepted(reply: PushReply): void {
  const text = unpacked(reply);
  if (reply.status !== 200) throw new Error(`Answered ${reply.status}: ${text}`);
  const { answers } = JSON.parse(text) as PushAnswer;
  if (!answers.every((one) => 'accepted' in one)) throw new Error(`Refused: ${text}`);
}

function unpacked({ encoding, body }: PushReply): string {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[encoding];
  return (unpack === undefined ? body : unpack(body)).toString();
}
