import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const TOOLS = ['losetup', 'mkfs.ext4', 'mount', 'umount', 'cp'];

let mountable: string | undefined | null = null;

/** What this machine lacks for a disk of one's own; `undefined` when it lacks nothing. */
export function loopDiskNeeds(): string | undefined {
  if (mountable === null) mountable = tryOne();
  return mountable;
}

function tryOne(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/dev/loop-control'))
    return 'root and a loop device';
  const missing = TOOLS.find((tool) => spawnSync('which', [tool]).status !== 0);
  if (missing !== undefined) return `the command ${missing}`;
  try {
    LoopDisk.make(16).remove();
    return undefined;
  } catch {
    return 'root and a loop device that may be mounted';
  }
}

const open = new Set<LoopDisk>();
process.on('exit', () => {
  for (const disk of open) disk.remove();
});

/**
 * An ext4 file system in a file, mounted through a loop device: a disk whose power can be cut.
 *
 * What a process writes lies in the file system's page cache until the kernel, `fsync` or the journal's timer hands it to
 * the device. The device is the file: a copy of the file holds what was handed over, and nothing of what was not. Mounting
 * the copy replays its journal, as a machine does that lost its power. A real disk may lose more: what it was handed and not
 * told to flush; ext4 sends a flush with every `fsync`, so what the applications waited for is not among it.
 */
export class LoopDisk {
  /** Where it is mounted. */
  readonly path: string;
  readonly #folder: string;
  readonly #image: string;
  readonly #device: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#image = join(folder, 'disk.img');
    this.path = join(folder, 'disk');
    execFileSync('mkdir', ['-p', this.path]);
    this.#device = run('losetup', ['--find', '--show', this.#image]);
    try {
      run('mount', ['-t', 'ext4', '-o', 'noatime', this.#device, this.path]);
    } catch (error) {
      run('losetup', ['--detach', this.#device]);
      throw error;
    }
    open.add(this);
  }

  static make(megabytes: number): LoopDisk {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-disk-'));
    const image = join(folder, 'disk.img');
    writeFileSync(image, '');
    truncateSync(image, megabytes * 1_048_576);
    run('mkfs.ext4', ['-q', '-F', '-m', '0', image]);
    return new LoopDisk(folder);
  }

  /**
   * The disk as it would be found after a power cut now. What wrote to it must stand still. The copy is taken again when the
   * kernel wrote to the device meanwhile: a copy of two moments is of neither.
   */
  copyOfDevice(): LoopDisk {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-disk-'));
    for (;;) {
      const before = this.#writes();
      run('cp', ['--sparse=always', this.#image, join(folder, 'disk.img')]);
      if (this.#writes() === before) return new LoopDisk(folder);
    }
  }

  /** Hands all that was written so far over to the device. */
  flush(): void {
    run('sync', ['--file-system', this.path]);
  }

  /** Fills it to the last block. */
  fill(): void {
    const file = openSync(join(this.path, FILLER), 'a');
    try {
      for (const size of [1_048_576, 4_096, 1]) fillWith(file, Buffer.alloc(size, 1));
    } finally {
      closeSync(file);
    }
  }

  /** Gives back what `fill` took. */
  free(): void {
    rmSync(join(this.path, FILLER), { force: true });
    this.flush();
  }

  /** Unmounts it, whoever still has a file open there, and removes it. */
  remove(): void {
    if (!open.delete(this)) return;
    spawnSync('umount', ['--lazy', this.path]);
    spawnSync('losetup', ['--detach', this.#device]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Writes and flushes that the device has completed, and those under way. */
  #writes(): string {
    const fields = readFileSync(`/sys/block/${basename(this.#device)}/stat`, 'utf8')
      .trim()
      .split(/\s+/);
    return [fields[4], fields[8], fields[15]].join(' ');
  }
}

const FILLER = 'filler';

/** Until no block of this size is left; each is handed over at once, so that the disk really has no room. */
function fillWith(file: number, block: Buffer): void {
  try {
    for (;;) {
      writeSync(file, block);
      if (block.length > 1_000_000) fsyncSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
