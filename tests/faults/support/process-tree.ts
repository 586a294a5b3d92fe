import { readdirSync, readFileSync } from 'node:fs';

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Those processes whose command line holds this text, and all they started: the first ones first. */
export function processesWith(text: string): number[] {
  const running = allProcesses();
  const pids = new Set(running.filter(({ command }) => command.includes(text)).map(({ pid }) => pid));
  pids.delete(process.pid);
  return withDescendants([...pids], running);
}

/** This process and all it started. */
export function treeOf(pid: number): number[] {
  return withDescendants([pid], allProcesses());
}

/** Sends a signal to each; those that have ended meanwhile are passed over. */
export function signalAll(pids: readonly number[], signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended.
    }
  }
}

/** Waits until none of them runs any more. */
export async function untilGone(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (pids.some(isRunning)) {
    if (Date.now() > deadline) throw new Error(`Processes do not end: ${pids.filter(isRunning).join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Gone, or ended and only waiting for its parent to look (a zombie holds no file). */
function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== undefined && !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

function allProcesses(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const pid = Number(name);
      const stat = statOf(pid);
      if (stat === undefined) return [];
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid, parent, command: commandOf(pid) }];
    });
}

function withDescendants(first: readonly number[], running: readonly Running[]): number[] {
  const found = new Set(first);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { pid, parent } of running) if (found.has(parent)) found.add(pid);
  }
  return [...found];
}

function statOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
}

/** Empty when it has ended. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
