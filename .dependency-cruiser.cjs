/**
 * The doors of the house: which room may import which rooms and which packages. What is not listed is refused.
 * `types`: rooms of which only the types may be named.
 * @type {Record<string, { rooms?: string[], types?: string[], packages?: string[], node?: boolean }>}
 */
const DOORS = {
  domain: { packages: ['valibot'] },
  contract: { rooms: ['domain'], packages: ['valibot'] },
  commands: { rooms: ['domain'], packages: ['valibot'] },
  sync: { rooms: ['domain', 'contract'] },
  i18n: { rooms: ['domain'] },
  reports: { rooms: ['domain', 'i18n'], packages: ['papaparse'] },
  remote: { rooms: ['domain', 'contract', 'sync'], packages: ['dpop', 'valibot'] },
  sealing: { rooms: ['domain'], packages: ['@hpke/core', 'valibot'] },
  storage: { rooms: ['domain', 'contract', 'commands', 'sync'], packages: ['dexie'] },
  'statistics-worker': { rooms: ['domain', 'storage'], packages: ['comlink'] },
  'service-worker': {
    rooms: ['domain', 'contract', 'sync', 'storage', 'remote'],
    packages: ['workbox-[a-z]+'],
  },
  app: {
    rooms: ['domain', 'commands', 'i18n', 'reports'],
    types: ['contract', 'sync'],
    packages: ['preact', 'preact-iso', 'zustand', 'd3-[a-z]+', 'uqr'],
  },
  server: {
    rooms: ['domain', 'contract', 'reports', 'i18n'],
    packages: [
      'valibot',
      '@valibot/to-json-schema',
      'fastify',
      '@fastify/[a-z-]+',
      'jose',
      'kysely',
      'libsql',
      'pg',
      'prom-client',
    ],
    node: true,
  },
  launch: { node: true },
};

/** Where everything is wired: these see every room. */
const DOORSTEPS = '^src/app/(main\\.tsx$|wiring/)';

/** Packages with one home, inside their room. */
const HOMES = {
  zustand: 'src/app/state/',
  'd3-[a-z]+': 'src/app/ui/charts/',
  'fastify|@fastify/[a-z-]+|jose|prom-client|@valibot/to-json-schema': 'src/server/http/',
  'kysely|libsql|pg': 'src/server/database/',
  'workbox-[a-z]+': 'src/(service-worker|app/wiring)/',
  dexie: 'src/storage/',
  comlink: 'src/statistics-worker/',
  dpop: 'src/remote/',
  '@hpke/core': 'src/sealing/',
  papaparse: 'src/reports/',
  'temporal-polyfill':
    'src/(app/(main\\.tsx$|wiring/)|statistics-worker/main\\.ts$|service-worker/main\\.ts$|server/main\\.ts$)',
};

const npm = (names) => `node_modules/(@types/)?(${names})/`;
const refuse = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

function doorsOf([room, { rooms = [], types = [], packages = [], node = false }]) {
  const from = { path: `^src/${room}/`, pathNot: DOORSTEPS };
  const open = [room, ...rooms];
  const anywhere = 'temporal-polyfill';
  return [
    refuse(`${room}-rooms`, `${room} may import ${rooms.join(', ') || 'no other room'}.`, from, {
      path: '^src/',
      pathNot: `^src/(${[...open, ...types].join('|')})/`,
    }),
    refuse(`${room}-types-only`, `${room} may name types only of ${types.join(', ')}.`, from, {
      path: `^src/(${types.join('|') || '(?!)'})/`,
      dependencyTypesNot: ['type-only'],
    }),
    refuse(`${room}-packages`, `${room} may import ${packages.join(', ') || 'no package'}.`, from, {
      path: 'node_modules/',
      pathNot: npm([...packages, anywhere].join('|')),
    }),
    ...(node
      ? []
      : [refuse(`${room}-node`, `${room} does not run on Node.`, from, { dependencyTypes: ['core'] })]),
  ];
}

const homes = Object.entries(HOMES).map(([names, home]) =>
  refuse(
    `home-of-${names}`,
    `${names} stays in ${home}.`,
    { path: '^src/', pathNot: `^${home}` },
    { path: npm(names) },
  ),
);

const insides = [
  refuse(
    'screens-apart',
    'One screen never imports another.',
    { path: '^src/app/screens/([^/]+)/' },
    {
      path: '^src/app/screens/',
      pathNot: '^src/app/screens/$1/',
    },
  ),
  refuse(
    'ui-without-product',
    'ui/ knows no product word.',
    { path: '^src/app/ui/' },
    {
      path: '^src/',
      pathNot: '^src/app/ui/',
    },
  ),
  refuse(
    'use-cases-alone',
    'Use cases know neither HTTP nor SQL.',
    { path: '^src/server/use-cases/' },
    {
      path: '^src/server/(?!use-cases/)',
    },
  ),
  refuse(
    'http-without-sql',
    'HTTP talks to use cases.',
    { path: '^src/server/http/' },
    {
      path: '^src/server/database/',
    },
  ),
  refuse(
    'sql-without-http',
    'The database knows use cases only.',
    { path: '^src/server/database/' },
    {
      path: '^src/server/http/',
    },
  ),
  refuse('no-circles', 'Arrows point inward, so no circle can exist.', {}, { circular: true }),
  refuse('no-riddles', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...Object.entries(DOORS).flatMap(doorsOf), ...homes, ...insides],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
