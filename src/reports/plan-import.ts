import { plainWords } from '../domain/kernel/plain-words.ts';
import { type ImportPlan, PlanBuilder } from '../domain/visit/import/import-plan.ts';
import type { ImportProblem } from '../domain/visit/import/import-problem.ts';
import { type ImportedLine, type ImportReading, readLine } from '../domain/visit/import/read-line.ts';
import type { CsvRow, Pause } from './read-csv.ts';

/** One line that cannot be imported, and all that is wrong with it. */
export interface RefusedLine {
  readonly line: number;
  readonly problems: readonly ImportProblem[];
}

/** A name the file gives to a service that the site does not know. */
export interface UnknownService {
  /** The name as `readLine` looks it up. */
  readonly plain: string;
  /** The name as the file first writes it. */
  readonly text: string;
  readonly lines: number;
}

/** What an import of these lines would do. */
export interface CheckedImport {
  readonly plan: ImportPlan;
  /** Lines that can be imported. */
  readonly good: number;
  readonly refused: readonly RefusedLine[];
  readonly unknownServices: readonly UnknownService[];
  /** The first lines that can be imported, as they are read. */
  readonly preview: readonly (ImportedLine & { readonly line: number })[];
}

const PREVIEWED = 8;
/** Lines read between two pauses. */
const PIECE = 200;

/** Reads every line of a file, and writes nothing. */
export async function planImport(
  rows: readonly CsvRow[],
  reading: ImportReading,
  pause: Pause = async () => undefined,
): Promise<CheckedImport> {
  const builder = new PlanBuilder();
  const refused: RefusedLine[] = [];
  const unknown = new Map<string, UnknownService>();
  const preview: (ImportedLine & { readonly line: number })[] = [];
  for (const [index, { line, cells }] of rows.entries()) {
    const result = readLine(cells, reading);
    if (result.ok) {
      builder.add(result.value);
      if (preview.length < PREVIEWED) preview.push({ ...result.value, line });
    } else {
      refused.push({ line, problems: result.failure });
      for (const problem of result.failure) countUnknown(unknown, problem);
    }
    if (index % PIECE === PIECE - 1) await pause(index / rows.length);
  }
  await pause(1);
  const plan = builder.plan();
  return {
    plan,
    good: rows.length - refused.length,
    refused,
    unknownServices: [...unknown.values()],
    preview,
  };
}

function countUnknown(unknown: Map<string, UnknownService>, problem: ImportProblem): void {
  if (problem.code !== 'unknown-service') return;
  const plain = plainWords(problem.text);
  const known = unknown.get(plain);
  unknown.set(plain, { plain, text: known?.text ?? problem.text, lines: (known?.lines ?? 0) + 1 });
}
