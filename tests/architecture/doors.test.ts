import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

const ROOT = resolve(import.meta.dirname, '../..');

function cruise(folder: string): Cruise['summary'] {
  const binary = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const args = [binary, 'src', '--config', config, '--output-type', 'json'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  return (JSON.parse(stdout) as Cruise).summary;
}

/** Wrong imports, each in a file of its own, and the rule that must refuse it. */
const planted = [
  ['src/domain/clock.ts', "import '../storage/store.ts';", 'domain-rooms'],
  ['src/domain/db.ts', "import 'kysely';", 'domain-packages'],
  ['src/domain/disk.ts', "import 'node:fs';", 'domain-node'],
  ['src/commands/send.ts', "import '../sync/sync.ts';", 'commands-rooms'],
  ['src/sync/store.ts', "import type { Store } from '../storage/store.ts';", 'sync-rooms'],
  ['src/app/state/push.ts', "import { sync } from '../../sync/sync.ts';", 'app-types-only'],
  ['src/app/screens/pan/pan.tsx', "import '../borne/borne.tsx';", 'screens-apart'],
  ['src/app/screens/pan/store.ts', "import 'zustand';", 'home-of-zustand'],
  ['src/app/ui/queue.tsx', "import '../../domain/visit.ts';", 'ui-without-product'],
  ['src/server/use-cases/push.ts', "import '../database/store.ts';", 'use-cases-alone'],
  ['src/server/use-cases/sql.ts', "import 'pg';", 'home-of-kysely|libsql|pg'],
  ['src/server/http/route.ts', "import '../database/store.ts';", 'http-without-sql'],
  ['src/launch/begin.mjs', "import '../domain/visit.ts';", 'launch-rooms'],
  ['src/i18n/egg.ts', "import './hen.ts';", 'no-circles'],
  ['src/reports/lost.ts', "import './nowhere.ts';", 'no-riddles'],
] as const;

const rightful = {
  'src/domain/visit.ts': "import 'valibot';",
  'src/storage/store.ts': "import '../domain/visit.ts'; export type Store = string;",
  'src/sync/sync.ts': "import '../domain/visit.ts'; export const sync = 1; export type SyncState = string;",
  'src/app/services.ts': "import type { SyncState } from '../sync/sync.ts'; export type S = SyncState;",
  'src/app/main.tsx': "import '../storage/store.ts'; import '../sync/sync.ts'; import 'temporal-polyfill';",
  'src/app/screens/borne/borne.tsx': "import '../../ui/button.tsx'; import '../../../domain/visit.ts';",
  'src/app/ui/button.tsx': "import 'preact';",
  'src/server/database/store.ts': "import 'kysely'; import 'pg';",
  'src/i18n/hen.ts': "import './egg.ts';",
};

describe('the doors between the rooms', () => {
  let folder = '';
  let found: Cruise['summary'];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-doors-'));
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\nexport {};\n`);
    };
    for (const name of ['valibot', 'preact', 'zustand', 'kysely', 'pg', 'temporal-polyfill']) {
      write(`node_modules/${name}/index.js`, '');
      writeFileSync(
        join(folder, `node_modules/${name}/package.json`),
        JSON.stringify({ name, main: 'index.js' }),
      );
    }
    writeFileSync(join(folder, 'package.json'), '{}');
    for (const [path, text] of [...Object.entries(rightful), ...planted]) write(path, text);
    found = cruise(folder);
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(planted)('%s with « %s » is refused by %s', (path, _import, rule) => {
    const rules = found.violations
      .filter(({ from }) => from === path)
      .map((violation) => violation.rule.name);
    expect(rules).toContain(rule);
  });

  test('what the table of doors allows is not refused', () => {
    const wrong = found.violations.filter(({ from }) => from in rightful && from !== 'src/i18n/hen.ts');
    expect(wrong).toEqual([]);
  });

  test('are watched in the whole of src, not in an empty list of files', () => {
    expect(cruise(ROOT).totalCruised).toBeGreaterThan(100);
  }, 60_000);
});
