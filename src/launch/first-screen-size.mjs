import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ROOT } from './root.mjs';

/** @typedef {{ file: string, imports?: string[], dynamicImports?: string[] }} Chunk */
/** @typedef {{ poste: string, kilobytes: number, limit: number }} ScreenSize */

const SCREEN = /^src\/app\/screens\/([^/]+)\/[^/]+-screen\.tsx$/;
/** kB of gzip; a visitor's kiosk may be a cheap tablet. */
const LIMITS = { borne: 60, other: 110 };

/** What stands around a staff screen, fetched beside it. */
const FRAME = 'src/app/shell/staff-page.tsx';
const BARE = ['borne', 'affichage', 'bienvenue'];

/** Make a memory and a key in a browser that has none: only the first page of a new poste waits for them. */
const POSTE_MAKERS = ['src/storage/upgrade-schema.ts', 'src/app/wiring/enrolment-door.ts'];
const FIRST_PAGE = 'bienvenue';

/** Fetched when a person imports, sends again or retires, once a screen stands, or the endpoint has something to tell: none waits for them to show. */
const LATER = [
  'src/app/wiring/behind-the-screen.ts',
  'src/app/wiring/board-feed.ts',
  'src/app/wiring/follow-device.ts',
  'src/app/wiring/memory-care.ts',
  'src/app/wiring/register-service-worker.ts',
  'src/storage/indexed-db-intake.ts',
];

/**
 * The JavaScript each screen needs before it shows: the page's entry, the screen's own part, and all they import. What no
 * screen can show without (memory, commands, wiring) counts even where the entry loads it later.
 * @param {Record<string, Chunk>} manifest Vite's
 * @param {(file: string) => number} gzipBytes
 * @returns {ScreenSize[]} kilobytes (1,000 bytes) of gzip, by screen
 */
export function screenSizes(manifest, gzipBytes) {
  const page = reachableKeys(manifest, ['index.html']);
  const fetchedByPage = page.flatMap((key) => manifest[key]?.dynamicImports ?? []);
  const doorstep = ['index.html', ...fetchedByPage.filter(isDoorstep)];
  return Object.keys(manifest).flatMap((key) => {
    const poste = SCREEN.exec(key)?.[1];
    if (poste === undefined) return [];
    const needed = poste === FIRST_PAGE ? doorstep : doorstep.filter((part) => !POSTE_MAKERS.includes(part));
    const frame = BARE.includes(poste) ? [] : [FRAME];
    const keys = reachableKeys(manifest, [...needed, ...frame, key]);
    const files = new Set(keys.flatMap((reached) => manifest[reached]?.file ?? []));
    const bytes = [...files].reduce((sum, file) => sum + gzipBytes(file), 0);
    return [{ poste, kilobytes: bytes / 1000, limit: poste === 'borne' ? LIMITS.borne : LIMITS.other }];
  });
}

/**
 * What the last build weighs.
 * @returns {ScreenSize[]}
 */
export function firstScreenSizes() {
  const client = join(ROOT, 'dist/client');
  const manifest = JSON.parse(readFileSync(join(client, '.vite/manifest.json'), 'utf8'));
  return screenSizes(manifest, (file) => gzipSync(readFileSync(join(client, file)), { level: 9 }).length);
}

/** @param {string} key */
function isDoorstep(key) {
  return !LATER.includes(key) && /^src\/(app\/wiring|storage|commands)\//.test(key);
}

/**
 * @param {Record<string, Chunk>} manifest
 * @param {readonly string[]} keys
 * @returns {string[]}
 */
function reachableKeys(manifest, keys) {
  const seen = new Set(keys);
  for (const key of seen) for (const next of manifest[key]?.imports ?? []) seen.add(next);
  return [...seen];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = firstScreenSizes();
  for (const { poste, kilobytes, limit } of sizes) {
    const verdict = kilobytes <= limit ? 'ok' : 'TOO BIG';
    console.log(`${poste.padEnd(12)} ${kilobytes.toFixed(1).padStart(6)} kB of ${limit}  ${verdict}`);
  }
  if (sizes.length === 0) console.log('No screen found in the build.');
  if (sizes.length === 0 || sizes.some(({ kilobytes, limit }) => kilobytes > limit)) process.exitCode = 1;
}
