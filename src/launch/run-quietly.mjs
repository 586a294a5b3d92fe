import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/**
 * Runs a command in the project's folder and keeps what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number | null, missing: boolean, log: string }>} `missing`: there is no such command
 */
export function runQuietly(command, args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: ROOT, shell, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    let missing = false;
    child.stdout.on('data', (chunk) => (log += chunk));
    child.stderr.on('data', (chunk) => (log += chunk));
    child.on('error', () => (missing = true));
    child.on('close', (code) => resolve({ code, missing, log }));
  });
}

/**
 * The end of a log, without stacks: where the reason of a failure stands.
 * @param {string} log
 */
export function tail(log, lines = 25) {
  const telling = log.split('\n').filter((line) => !/^\s+at /.test(line));
  return telling.join('\n').trimEnd().split('\n').slice(-lines).join('\n');
}
