import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

const started = new Set<ChildProcess>();

/** Starts a program that lives until `stopAll`, or until it is killed by the test. */
export function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  started.add(child);
  child.on('exit', () => started.delete(child));
  return child;
}

export async function stopAll(): Promise<void> {
  for (const child of started) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
}

/** Runs a program to its end. @throws with what it said when it fails */
export function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stdout + stderr}`);
  return stdout;
}

/** The processes that a process has started, and their command lines. */
export function childrenOf(pid: number): { pid: number; title: string }[] {
  return readdirSync('/proc').flatMap((entry) => {
    try {
      const parent = Number(
        readFileSync(`/proc/${entry}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ')[1],
      );
      if (parent !== pid) return [];
      return { pid: Number(entry), title: readFileSync(`/proc/${entry}/cmdline`, 'utf8') };
    } catch {
      // Not a process, or one that has just ended.
      return [];
    }
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
