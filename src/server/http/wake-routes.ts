import type { ServerResponse } from 'node:http';
import { ROUTES } from '../../contract/routes.ts';
import { WAKE_HEARTBEAT_MS, wakeSchema } from '../../contract/wake.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Endpoint } from '../use-cases/endpoint.ts';
import type { EnrolledDevice, Site } from '../use-cases/ports.ts';
import { type Route, route, STREAMED } from './route.ts';

/** The open streams, so that a stop can end them. */
export interface WakeStreams {
  readonly routes: readonly Route[];
  /** Ends every stream: a tablet links up again by itself. */
  end(): void;
}

/** A tablet that reads nothing for this long a backlog is cut off. */
const BACKLOG_BYTES_MAX = 64_000;

export function wakeStreams(endpoint: Endpoint): WakeStreams {
  const open = new Set<ServerResponse>();

  async function isRevoked({ keyThumbprint }: EnrolledDevice): Promise<boolean> {
    return (await endpoint.store.read.devices.byKey(keyThumbprint))?.revokedAt !== undefined;
  }

  async function stream(device: EnrolledDevice, response: ServerResponse): Promise<void> {
    const write = (text: string) => {
      // Ended, and not closed yet: what is written then is an error that nobody catches, the end of the whole endpoint.
      if (response.writableEnded) return;
      if (response.writableLength > BACKLOG_BYTES_MAX) response.destroy();
      else response.write(text);
    };
    const end = () => {
      write(eventText('revoked', {}));
      response.end();
    };
    open.add(response);
    const stopFollowing = endpoint.wakes.follow({
      grew({ site, seq }) {
        if (site === device.site) write(eventText('seq', { seq }));
      },
      revoked({ site, device: id }) {
        if (site === device.site && id === device.id) end();
      },
    });
    const heartbeat = setInterval(() => {
      write(':\n\n');
      // From the console, or while the link to the other processes was down, nobody told.
      isRevoked(device).then(
        (revoked) => revoked && end(),
        () => undefined,
      );
    }, WAKE_HEARTBEAT_MS);
    response.on('close', () => {
      clearInterval(heartbeat);
      stopFollowing();
      open.delete(response);
    });
    // Read after following, so that no growth falls in between.
    const site = (await endpoint.store.read.sites.byId(device.site)) as Site;
    write(eventText('seq', { seq: site.seq }));
  }

  return {
    routes: [
      route({
        method: 'GET',
        path: ROUTES.wake,
        access: 'any-poste',
        summary:
          'A server-sent stream: `seq` when the log of the site has grown, `revoked` at the end of all rights',
        answer: wakeSchema,
        async handle({ caller, reply }) {
          for (const [name, value] of Object.entries(reply.getHeaders()))
            reply.raw.setHeader(name, value ?? '');
          reply.hijack();
          reply.raw.writeHead(200, {
            'content-type': 'text/event-stream',
            'cache-control': 'no-store',
            // Proxies that gather answers would hold the events back.
            'x-accel-buffering': 'no',
          });
          await stream(caller, reply.raw);
          return ok(STREAMED);
        },
      }),
    ],
    end() {
      for (const response of open) response.end();
    },
  };
}

function eventText(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
