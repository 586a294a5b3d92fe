import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EndpointLog, endpointLog } from './endpoint-log.ts';
import { EndpointProcess } from './endpoint-process.ts';
import { Link } from './link.ts';
import { type Plant, tabletPages } from './planted-build.ts';

export interface RigOfficeOptions {
  /** What is taken out of the tablets' page, for a control. */
  readonly plants?: readonly Plant[];
  readonly databaseUrl?: string;
  /** Another `main.js` of the endpoint. */
  readonly main?: string;
}

/** An endpoint, the line to it, and the page of its tablets. */
export interface RigOffice {
  readonly endpoint: EndpointProcess;
  readonly link: Link;
  log(): Promise<EndpointLog>;
  close(): Promise<void>;
}

export async function openRigOffice({
  plants = [],
  databaseUrl,
  main,
}: RigOfficeOptions = {}): Promise<RigOffice> {
  const pages = await tabletPages(plants);
  const dataDir = await mkdtemp(join(tmpdir(), 'guichet-faults-'));
  const endpoint = await EndpointProcess.started({
    dataDir,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(main === undefined ? {} : { main }),
  });
  const link = await Link.opened(() => endpoint.port, pages);
  return {
    endpoint,
    link,
    log: () => endpointLog(endpoint.options),
    async close() {
      await link.close();
      await endpoint.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
