import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../domain/kernel/result.ts';
import {
  BACKUP_FORMAT,
  type BackupFailure,
  type BackupHead,
  type BackupTail,
  type Row,
  type TableHead,
} from './backup-format.ts';
import { ROWS_TOGETHER } from './backup-tables.ts';

const headSchema = v.object({
  guichet: v.literal('backup'),
  format: v.number(),
  version: v.string(),
  at: v.number(),
  migrations: v.array(v.string()),
});
const tableSchema = v.object({ table: v.string(), columns: v.array(v.string()) });
const tailSchema = v.object({ counts: v.record(v.string(), v.number()), sha256: v.string() });
const rowSchema = v.array(v.union([v.string(), v.number(), v.boolean(), v.null()]));

/** What is done with a backup as it is read. */
export interface BackupSink {
  head(head: BackupHead): Promise<Result<void, BackupFailure>>;
  rows(table: TableHead, rows: readonly Row[]): Promise<void>;
}

export interface CheckedBackup {
  readonly head: BackupHead;
  readonly tail: BackupTail;
}

/** Wrong in a way that only a damaged or foreign file is. */
class Damaged extends Error {}

/** Whether the file is a whole backup: form, sum and counts. */
export function checkBackup(file: string): Promise<Result<CheckedBackup, BackupFailure>> {
  return readBackup(file, { head: async () => ok(undefined), rows: async () => undefined });
}

/** Reads a backup into a sink, some rows at a time; the sink's work counts only if the result is a success. */
export async function readBackup(
  file: string,
  sink: BackupSink,
): Promise<Result<CheckedBackup, BackupFailure>> {
  let head: BackupHead | undefined;
  try {
    const lines = linesOf(file);
    head = headOf((await lines.next()).value);
    if (head === undefined) return fail({ code: 'not-a-backup', file });
    if (head.format > BACKUP_FORMAT) return fail({ code: 'backup-newer', version: head.version });
    const welcome = await sink.head(head);
    if (!welcome.ok) return welcome;
    return ok({ head, tail: await readTables(lines, sink) });
  } catch (error) {
    const failure = readFailure(error, file, head !== undefined);
    if (failure === undefined) throw error;
    return fail(failure);
  }
}

interface Line {
  readonly text: string;
  /** The sum of all before this line. */
  sumBefore(): string;
}

async function readTables(lines: AsyncGenerator<Line>, sink: BackupSink): Promise<BackupTail> {
  const counts: Record<string, number> = {};
  let table: TableHead | undefined;
  let rows: Row[] = [];
  const flush = async () => {
    if (table !== undefined && rows.length > 0) await sink.rows(table, rows);
    rows = [];
  };
  for await (const line of lines) {
    const value: unknown = JSON.parse(line.text);
    if (Array.isArray(value) && table !== undefined) {
      rows.push(v.parse(rowSchema, value));
      counts[table.table] = (counts[table.table] ?? 0) + 1;
      if (rows.length === ROWS_TOGETHER) await flush();
      continue;
    }
    await flush();
    const tail = v.safeParse(tailSchema, value);
    if (tail.success) return checkedTail(tail.output, counts, line.sumBefore());
    table = v.parse(tableSchema, value);
    counts[table.table] = 0;
  }
  throw new Damaged('no tail');
}

function checkedTail(tail: BackupTail, counts: Readonly<Record<string, number>>, sum: string): BackupTail {
  const wanted = Object.entries(tail.counts);
  const whole =
    wanted.length === Object.keys(counts).length && wanted.every(([name, count]) => counts[name] === count);
  if (!whole || tail.sha256 !== sum) throw new Damaged('other sum');
  return tail;
}

function headOf(line: Line | undefined): BackupHead | undefined {
  if (line === undefined) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), headSchema), line.text);
  return parsed.success ? parsed.output : undefined;
}

/** Split at line feeds only: `readline` also splits at U+2028, which JSON leaves inside a text. */
async function* linesOf(file: string): AsyncGenerator<Line> {
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  const sum = createHash('sha256');
  let rest = '';
  text.setEncoding('utf8');
  for await (const chunk of text as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield { text: part, sumBefore: () => sum.copy().digest('hex') };
      sum.update(`${part}\n`);
    }
  }
}

function readFailure(error: unknown, file: string, headRead: boolean): BackupFailure | undefined {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return { code: 'file-missing', file };
  const isOfFile =
    error instanceof Damaged ||
    error instanceof SyntaxError ||
    v.isValiError(error) ||
    /^Z_|^EISDIR$/.test(code);
  if (!isOfFile) return undefined;
  return headRead ? { code: 'backup-damaged', file } : { code: 'not-a-backup', file };
}
