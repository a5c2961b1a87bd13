// Who may import whom. `node scripts/boundaries.mjs` writes this into biome.json as lint rules; a test sees to it that the two agree.

/** A module imports only those before it. */
export const modules = [
  'organisations',
  'journal',
  'codes',
  'areas',
  'definitions',
  'conditions',
  'permits',
  'board',
  'register',
  'statistics',
  'directory',
  'eligibility',
  'audit',
  'identity',
  'access',
  'work',
  'authoring',
  'diary',
  'documents',
  'messages',
  'cases',
  'groups',
  'proposals',
  'consultations',
  'preparation',
  'rulings',
  'uploads',
  'calls',
  'applications',
  'allocation',
  'assessments',
  'press',
  'sittings',
];

const order = modules.join(' → ');
const room = (name) => [`**/${name}`, `**/${name}/**`];
const top = ['**/app.ts', '**/main.ts', '**/cli.ts', ...room('cli')];

/** Everything that is not a relative path: packages and Node's own modules. */
const packages = ['**', '!./**', '!../**', '!.', '!..'];

const deny = (group, message) => ({ group, message });

const upwards = (names, message) => deny([...names.flatMap(room), ...top], message);

const kernelRules = [
  upwards(
    ['ui', 'platform', 'modules', 'fhir'],
    'The kernel imports nothing outside src/kernel. Move the code to the room that needs it, or pass what it needs as an argument.',
  ),
  deny(packages, 'The kernel is plain code without packages, files or network. Do that work in src/platform and pass the result in.'),
];

const uiRules = [
  upwards(
    ['platform', 'modules', 'fhir'],
    'src/ui imports only src/kernel and src/ui. Pass data in as props; screens of a module put them together.',
  ),
  deny(
    ['node:*', 'node:*/**', 'pg', 'kysely', 'fastify'],
    'src/ui is pure: no files, no network, no database. Read in a module or in src/platform and pass the result as props.',
  ),
];

const platformRules = [
  upwards(
    ['modules', 'fhir'],
    'src/platform knows nothing of the domain. Take a function as an argument and let src/app.ts pass the module in.',
  ),
];

/** Other modules are reached by their front door; src/app.ts and src/cli too. */
const frontDoor = deny(
  ['**/modules/*/**', '!**/modules/*/index.ts'],
  'Import another module through its index.ts only. Export there what others may use.',
);

const moduleRules = (name) => {
  const place = modules.indexOf(name);
  const later = modules.slice(place + 1);
  const others = modules.filter((other) => other !== name);
  return [
    upwards(['fhir'], 'A module does not know who puts it together. Export from its index.ts and let src/app.ts use it.'),
    ...(later.length > 0
      ? [
          deny(
            later.flatMap((other) => [`**/${other}/**`]),
            `The module ${name} imports only modules before it (${order}). Move the shared part to an earlier module, or the using part to a later one.`,
          ),
        ]
      : []),
    deny(
      others.flatMap((other) => [`**/${other}/**`, `!**/${other}/index.ts`]),
      'Import another module through its index.ts only. Export there what others may use.',
    ),
  ];
};

const pure = 'A core folder is pure: it imports the kernel and other cores. Do input and output outside core/ and pass the result in.';

const coreRules = [
  deny(['ui', 'platform'].flatMap(room), pure),
  deny(packages, pure),
  deny(
    ['queries', 'store', 'routes', 'api', 'screens', 'schemas', 'commands', 'projection', 'deps'].flatMap((name) => [
      `**/${name}.ts`,
      `**/${name}/**`,
    ]),
    'A core folder does not import what stands around it. Turn it round: that code calls the core.',
  ),
];

const override = (includes, patterns) => ({
  includes: [...includes, '!**/*.test.ts', '!**/*.test.tsx'],
  linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
});

/** Biome's overrides. Where two match a file, the later one stands alone: so those of core/ repeat those of their module. */
export const overrides = [
  { includes: ['scripts/**', 'bench/**'], linter: { rules: { suspicious: { noConsole: 'off' } } } },
  override(['src/*.ts', 'src/cli/**', 'src/fhir/**'], [frontDoor]),
  override(['src/kernel/**'], kernelRules),
  override(['src/ui/**'], uiRules),
  override(['src/platform/**'], platformRules),
  ...modules.flatMap((name) => [
    override([`src/modules/${name}/**`], moduleRules(name)),
    override([`src/modules/${name}/core/**`], [...moduleRules(name), ...coreRules]),
  ]),
];
