import type { Rolldown } from 'vite';

type Graph = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** The page's doorstep keeps the file that `index.html` names. */
const PAGE = 'src/app/main.tsx';
const KIOSK = 'src/app/screens/borne/borne-screen.tsx';
const DESKS = [
  'src/app/shell/staff-page.tsx',
  ...['accueil', 'envois', 'home', 'pan', 'qualite'].map(
    (name) => `src/app/screens/${name}/${name}-screen.tsx`,
  ),
];

/**
 * Which file of the build a module goes into: `page` holds what every page loads before it shows, and what the kiosk shares
 * with the desks; `desk` what two staff screens or more share. The rest is the bundler's choice: a file a screen, and one
 * for each thing that a screen fetches later.
 *
 * Left alone, the bundler makes a file of each set of modules that have the same importers: seventy for the counter. Each of
 * them costs a slow tablet milliseconds before its first picture, though all are at hand.
 * @param root the folder of the project, absolute
 */
export function pageChunks(root: string): Rolldown.CodeSplittingGroup[] {
  let chunks: ReadonlyMap<string, string> | undefined;
  return ['page', 'desk'].map((chunk, index) => ({
    priority: 2 - index,
    name(moduleId, graph) {
      chunks ??= chunksOf(graph, root);
      return chunks.get(moduleId) === chunk ? chunk : null;
    },
  }));
}

function chunksOf(graph: Graph, root: string): Map<string, string> {
  const needs = (name: string) => reached(graph, `${root}/${name}`);
  const page = needs(PAGE);
  const kiosk = needs(KIOSK);
  const desks = DESKS.map(needs);
  const chunks = new Map<string, string>();
  for (const id of new Set(desks.flatMap((desk) => [...desk]))) {
    if (kiosk.has(id)) chunks.set(id, 'page');
    else if (desks.filter((desk) => desk.has(id)).length > 1) chunks.set(id, 'desk');
  }
  for (const id of page) if (id !== `${root}/${PAGE}`) chunks.set(id, 'page');
  return chunks;
}

/** All that a module cannot run without. */
function reached(graph: Graph, start: string): Set<string> {
  const seen = new Set([start]);
  for (const id of seen) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
  return seen;
}
