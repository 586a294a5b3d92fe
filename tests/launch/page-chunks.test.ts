import { expect, test } from 'vitest';
import { pageChunks } from '../../page-chunks.config.ts';

/** A small build: what each module imports. */
const IMPORTS: Record<string, string[]> = {
  'src/app/main.tsx': ['src/app/shell/app.tsx'],
  'src/app/shell/app.tsx': ['src/app/ui/spinner.tsx'],
  'src/app/ui/spinner.tsx': ['src/app/ui/spinner.css'],
  'src/app/shell/staff-page.tsx': ['src/app/ui/nav-bar.tsx', 'src/app/ui/spinner.tsx'],
  'src/app/screens/borne/borne-screen.tsx': ['src/app/ui/touch-tile.tsx', 'src/app/screens/borne/faces.tsx'],
  'src/app/screens/accueil/accueil-screen.tsx': ['src/app/ui/touch-tile.tsx', 'src/app/ui/data-table.tsx'],
  'src/app/screens/pan/pan-screen.tsx': ['src/app/ui/data-table.tsx', 'src/app/screens/pan/week.tsx'],
};

function chunkOf(module: string): string | undefined {
  const graph = {
    getModuleInfo: (id: string) => ({
      importedIds: (IMPORTS[id.slice('/p/'.length)] ?? []).map((to) => `/p/${to}`),
    }),
  } as unknown as Parameters<
    Extract<ReturnType<typeof pageChunks>[number]['name'], (...args: never[]) => unknown>
  >[1];
  const names = pageChunks('/p').map(({ name }) =>
    typeof name === 'function' ? name(`/p/${module}`, graph) : name,
  );
  return names.find((name) => typeof name === 'string') ?? undefined;
}

test('what every page loads, and what the kiosk shares with the desks, is one file', () => {
  for (const module of ['shell/app.tsx', 'ui/spinner.tsx', 'ui/spinner.css', 'ui/touch-tile.tsx'])
    expect([module, chunkOf(`src/app/${module}`)]).toEqual([module, 'page']);
});

test('what two desks share is one file, which the kiosk does not load', () => {
  expect(chunkOf('src/app/ui/data-table.tsx')).toBe('desk');
});

test('the doorstep, and what one screen alone needs, keep files of their own', () => {
  for (const module of ['main.tsx', 'screens/borne/faces.tsx', 'screens/pan/week.tsx', 'ui/nav-bar.tsx'])
    expect([module, chunkOf(`src/app/${module}`)]).toEqual([module, undefined]);
});
