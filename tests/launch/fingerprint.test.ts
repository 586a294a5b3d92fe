import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fingerprint, isStamped, stamp } from '../../src/launch/fingerprint.mjs';

describe('the fingerprint of the sources', () => {
  let root = '';
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guichet-fingerprint-'));
    mkdirSync(join(root, 'src/domain'), { recursive: true });
    write('src/domain/visit.ts', 'export {}');
    write('index.html', '<p>');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const take = () => fingerprint(root, ['src', 'index.html', 'absent.json']);

  test('stays the same when only dates differ', () => {
    const before = take();
    utimesSync(join(root, 'index.html'), 1, 1);
    expect(take()).toBe(before);
  });

  test('changes with a byte, a name and a new file', () => {
    const seen = new Set([take()]);
    write('index.html', '<q>');
    seen.add(take());
    renameSync(join(root, 'src/domain/visit.ts'), join(root, 'src/domain/visits.ts'));
    seen.add(take());
    write('src/new.ts', '');
    seen.add(take());
    write('absent.json', '{}');
    seen.add(take());
    expect(seen.size).toBe(5);
  });

  test('does not change with a document or with what the type checker leaves behind', () => {
    const before = take();
    write('src/README.md', '# map');
    write('src/tsconfig.tsbuildinfo', '{}');
    expect(take()).toBe(before);
  });

  test('is up to date only once stamped, and until the sources change', () => {
    const stampFile = join(root, 'dist/.stamp');
    expect(isStamped(stampFile, take())).toBe(false);
    stamp(stampFile, take());
    expect(isStamped(stampFile, take())).toBe(true);
    write('index.html', '<q>');
    expect(isStamped(stampFile, take())).toBe(false);
  });
});
