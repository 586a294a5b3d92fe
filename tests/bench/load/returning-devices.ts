import '../../setup-temporal.ts';
import { Agent } from 'node:http';
import { generateKeyPair, generateProof } from 'dpop';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { NewSite } from '../../../src/contract/enrolment.ts';
import { ROUTES } from '../../../src/contract/routes.ts';
import type { Failure } from '../../../src/domain/kernel/failure.ts';
import { openPostgresqlStore } from '../../../src/server/database/open-store.ts';
import { endpointOver } from '../../../src/server/endpoint-over.ts';
import { openSite } from '../../../src/server/use-cases/admin-sites.ts';
import type { EnrolledDevice } from '../../../src/server/use-cases/ports.ts';
import { retryDelayMs } from '../../../src/sync/back-off.ts';
import { GERS } from '../../fixtures/test-device.ts';
import { requireAccepted, type Sender, type SignedPush, send, signedPushes } from './signed-pushes.ts';

/** Opens sites with devices of theirs beside a running endpoint, straight in its database. @returns the senders, site by site */
export async function openSites(
  url: string,
  databaseUrl: string,
  devicesBySite: readonly number[],
): Promise<Sender[][]> {
  const opened = await openPostgresqlStore(databaseUrl);
  if (!opened.ok) throw new Error(`Not opened: ${opened.failure.code}`);
  const { store, wakes } = opened.value;
  const endpoint = endpointOver(opened.value, Date.now);
  const { headers } = await fetch(new URL(ROUTES.health, url));
  const nonce = headers.get('dpop-nonce') ?? undefined;
  const sites: Sender[][] = [];
  for (const count of devicesBySite) {
    const made = await openSite(endpoint, GERS as NewSite);
    if (!made.ok) throw new Error(`No site: ${made.failure.error}`);
    const { site } = made.value;
    const { epoch = '' } = (await store.read.sites.byId(site)) ?? {};
    const senders: Sender[] = [];
    const rows: EnrolledDevice[] = [];
    for (let index = 0; index < count; index += 1) {
      const keys = await generateKeyPair('ES256', { extractable: true });
      const device = `${site.slice(0, 8)}${index}`;
      const enrolled = {
        site,
        id: device,
        name: 'Tablette',
        postes: ['accueil' as const],
        series: `S${index}`,
        keyThumbprint: await calculateJwkThumbprint(await exportJWK(keys.publicKey)),
        createdAt: Date.now(),
        lastSeenAt: Date.now(),
      };
      rows.push(enrolled);
      const proof = (method: string, path: string) =>
        generateProof(keys, new URL(path, url).href, method, nonce);
      senders.push({ device: { device, site, epoch }, proof });
    }
    await store.transaction(async ({ devices }) => {
      for (const row of rows) await devices.add(row);
    });
    sites.push(senders);
  }
  await wakes.close();
  await store.close();
  return sites;
}

/** What became of the pushes of devices that came back together. */
export interface Drained {
  /** Answered record by record, all accepted. */
  readonly drained: number;
  /** Answers and broken links after which a device had to come again. */
  readonly putOff: number;
  readonly seconds: number;
}

/**
 * Devices that hold so many records each, packed and signed.
 * @returns lets them all push at once, each over a connection of its own, and come again as a tablet does
 */
export async function devicesToReturn(
  url: string,
  senders: readonly Sender[],
  recordsEach: number,
): Promise<() => Promise<Drained>> {
  const ready: { readonly sender: Sender; readonly push: SignedPush }[] = [];
  for (const sender of senders)
    for (const push of await signedPushes(sender, 1, recordsEach)) ready.push({ sender, push });
  return () => comeBack(url, ready);
}

async function comeBack(
  url: string,
  ready: readonly { readonly sender: Sender; readonly push: SignedPush }[],
): Promise<Drained> {
  const started = performance.now();
  let putOff = 0;
  const ends = await Promise.all(
    ready.map(async ({ sender, push }) => {
      const tries = await pushUntilTaken(url, sender, push);
      putOff += tries - 1;
    }),
  );
  return { drained: ends.length, putOff, seconds: (performance.now() - started) / 1000 };
}

/** @returns how often it had to be sent. @throws where it is refused for good */
async function pushUntilTaken(
  url: string,
  sender: Sender,
  { body, proof: first }: SignedPush,
): Promise<number> {
  let proof = first;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let failures = 0; ; failures += 1) {
    const reply = await send(url, agent, { body, proof }).catch(() => undefined);
    if (reply?.status === 200) {
      requireAccepted(reply);
      agent.destroy();
      return failures + 1;
    }
    if (reply !== undefined && reply.status !== 429 && reply.status < 500) requireAccepted(reply);
    const failure: Failure =
      reply?.status === 429
        ? { code: 'busy', retryAfterSeconds: reply.retryAfterSeconds || 30 }
        : { code: 'network' };
    await new Promise((resolve) => setTimeout(resolve, retryDelayMs(failures, failure, Math.random())));
    proof = await sender.proof('POST', ROUTES.push);
  }
}

/**
 * Devices at work: each pushes a few records at a steady pace, until told to end.
 * @returns ends it and gives the milliseconds that each push took
 */
export function atWork(
  url: string,
  lists: readonly (readonly SignedPush[])[],
  everyMs: number,
): () => Promise<readonly number[]> {
  const taken: number[] = [];
  let ended = false;
  const all = Promise.all(
    lists.map(async (pushes) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (const push of pushes) {
        if (ended) break;
        const reply = await send(url, agent, push);
        requireAccepted(reply);
        taken.push(reply.ms);
        await new Promise((resolve) => setTimeout(resolve, everyMs * (0.5 + Math.random())));
      }
      agent.destroy();
    }),
  );
  return async () => {
    ended = true;
    await all;
    return taken;
  };
}
