import { expect, test } from 'vitest';
import { screenSizes } from '../../src/launch/first-screen-size.mjs';

const manifest = {
  'index.html': {
    file: 'index.js',
    imports: ['_page.js'],
  },
  '_page.js': {
    file: 'page.js',
    imports: ['_shared.js'],
    dynamicImports: [
      'src/app/screens/borne/borne-screen.tsx',
      'src/app/wiring/late.ts',
      'src/storage/upgrade-schema.ts',
      'src/app/shell/staff-page.tsx',
    ],
  },
  '_shared.js': { file: 'shared.js' },
  '_words.js': { file: 'words.js', imports: ['_shared.js'] },
  'src/app/wiring/late.ts': { file: 'late.js', imports: ['_shared.js'] },
  'src/storage/upgrade-schema.ts': { file: 'upgrade.js' },
  'src/app/shell/staff-page.tsx': { file: 'staff-page.js', imports: ['_shared.js'] },
  'src/app/screens/bienvenue/bienvenue-screen.tsx': { file: 'bienvenue.js' },
  'src/app/screens/borne/borne-screen.tsx': { file: 'borne.js', imports: ['index.html', '_words.js'] },
  'src/app/screens/pan/pan-screen.tsx': { file: 'pan.js', dynamicImports: ['src/app/screens/pan/week.tsx'] },
  'src/app/screens/pan/week.tsx': { file: 'week.js' },
};
const bytes: Record<string, number> = {
  'index.js': 1_000,
  'page.js': 9_000,
  'staff-page.js': 1_000,
  'shared.js': 5_000,
  'words.js': 2_000,
  'late.js': 700,
  'upgrade.js': 30_000,
  'bienvenue.js': 200,
  'borne.js': 300,
  'pan.js': 100,
};

test('a screen weighs what the page, the wiring, the frame of a desk and the screen itself import, each file once', () => {
  const sizes = screenSizes(manifest, (file) => bytes[file] ?? Number.NaN);
  expect(sizes.filter(({ poste }) => poste !== 'bienvenue')).toEqual([
    { poste: 'borne', kilobytes: 18, limit: 60 },
    { poste: 'pan', kilobytes: 16.8, limit: 110 },
  ]);
});

test('only the first page of a new poste waits for what creates its memory', () => {
  const sizes = screenSizes(manifest, (file) => bytes[file] ?? Number.NaN);
  expect(sizes.find(({ poste }) => poste === 'bienvenue')).toEqual({
    poste: 'bienvenue',
    kilobytes: 45.9,
    limit: 110,
  });
});
