import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './processes.ts';

const SETTINGS = new URL('../../src/server/deployment/', import.meta.url).pathname;

export interface BalancerOptions {
  readonly folder: string;
  readonly port: number;
  readonly endpoints: readonly [number, number];
}

/** The balancers that are documented, started with the very files that the documentation shows. */
export const BALANCERS = {
  haproxy({ port, endpoints: [one, two] }: BalancerOptions): void {
    start('haproxy', ['-f', join(SETTINGS, 'haproxy.cfg')], {
      GUICHET_BIND: `127.0.0.1:${port}`,
      GUICHET_ONE: `127.0.0.1:${one}`,
      GUICHET_TWO: `127.0.0.1:${two}`,
    });
  },

  nginx({ folder, port, endpoints: [one, two] }: BalancerOptions): void {
    const prefix = join(folder, 'nginx');
    mkdirSync(prefix);
    const text = readFileSync(join(SETTINGS, 'nginx.conf'), 'utf8')
      .replace('listen 8080', `listen 127.0.0.1:${port}`)
      .replace('127.0.0.1:8081', `127.0.0.1:${one}`)
      .replace('127.0.0.1:8082', `127.0.0.1:${two}`);
    writeFileSync(join(prefix, 'nginx.conf'), text);
    start('nginx', ['-p', prefix, '-c', 'nginx.conf', '-g', 'daemon off;']);
  },
} as const;
