import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IdbBackEnd } from '../../fixtures/idb-back-ends.ts';

/** What is done to the files of a browser's memory. */
export interface Damage {
  /** `wiped`, `.ldb, index` */
  readonly name: string;
  /** Of the files whose name this fits, the largest is hit; without it, all of them go. */
  readonly file?: RegExp;
  /** Where it is hit, as a share of its size; negative numbers are bytes before its end, those of 1 and more after its start. */
  readonly at?: readonly number[];
}

const WIPED: Damage = { name: 'wiped' };

/** Records, index and footer of a table, the journal, the list of tables. */
const LEVELDB: readonly Damage[] = [
  WIPED,
  { name: 'table, records', file: /\.ldb$/, at: [0.1, 0.35, 0.6] },
  { name: 'table, index', file: /\.ldb$/, at: [-80, -60] },
  { name: 'table, footer', file: /\.ldb$/, at: [-4] },
  { name: 'journal', file: /\.log$/, at: [0.2, 0.5, 0.8] },
  { name: 'MANIFEST', file: /^MANIFEST/, at: [0.3, 0.7] },
  { name: 'CURRENT', file: /^CURRENT$/, at: [2] },
];

/** The header, the first pages (the schema), those of the records, the last ones. */
const SQLITE: readonly Damage[] = [
  WIPED,
  { name: 'header', file: /./, at: [1, 20, 30] },
  { name: 'schema', file: /./, at: [110, 200, 400, 3_000] },
  { name: 'pages, spread', file: /./, at: [0.2, 0.35, 0.5, 0.65, 0.8] },
  { name: 'pages, at the end', file: /./, at: [-100, -2_000, -4_100] },
];

/**
 * The damages of one round: the same places, a little further on each time. `a few`: those of a memory that holds little, in
 * which LevelDB has a journal alone.
 */
export function damagesOf(idb: IdbBackEnd, round: number, which: 'all' | 'a few'): readonly Damage[] {
  const places = idb === 'LevelDB' ? LEVELDB : SQLITE;
  const damages = which === 'all' ? places : places.filter(({ name }) => A_FEW.has(name));
  const further = (place: number) => (Math.abs(place) < 1 ? (place + round * 0.037) % 1 : place);
  return damages.map((damage) =>
    damage.at === undefined ? damage : { ...damage, at: damage.at.map(further) },
  );
}

const A_FEW = new Set(['wiped', 'journal', 'MANIFEST', 'schema', 'pages, spread']);

/** Where a profile keeps IndexedDB. */
export function memoryFolder(profile: string): string {
  return join(profile, 'Default', 'IndexedDB');
}

/** @throws where there is nothing to damage: a rig that damages nothing would prove nothing */
export function damageMemory(folder: string, { name, file, at = [] }: Damage): void {
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  if (file === undefined) {
    rmSync(folder, { recursive: true });
    return;
  }
  const largest = filesIn(folder)
    .filter((path) => file.test(path.slice(path.lastIndexOf('/') + 1)))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0];
  if (largest === undefined) throw new Error(`No file for « ${name} » in ${folder}`);
  const bytes = readFileSync(largest);
  for (const place of at) {
    const index = placeIn(bytes.length, place);
    for (let next = index; next < Math.min(index + RUN, bytes.length); next += 1)
      bytes[next] = (bytes[next] as number) ^ 0xff;
  }
  writeFileSync(largest, bytes);
}

/** So many bytes are flipped at each place. */
const RUN = 8;

function placeIn(length: number, place: number): number {
  if (place <= -1) return Math.max(0, length + place);
  return place < 1 ? Math.floor(length * place) : Math.min(place, length - 1);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
