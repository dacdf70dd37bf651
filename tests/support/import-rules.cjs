/**
 * Who may import whom (see the layout in README.md). `npm run check` fails on a breach.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const only = (name, from, allowed, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [...allowed, '^node_modules/'], dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional'] },
});
const never = (name, from, to, why) => ({ name, comment: why, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never(
      'no-circles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Modules that need each other are one module or three.',
    ),
    never(
      'domain-is-pure',
      { path: '^app/domain/' },
      { pathNot: '^app/domain/' },
      'Domain rules import nothing but themselves: no library, no database, no React.',
    ),
    only('forms', '^app/forms/', ['^app/(forms|domain)/'], 'Forms turn strings into domain values.'),
    only(
      'policy',
      '^app/policy/',
      ['^app/(policy|domain)/', '^app/platform/(paths|context|clock|actor)\\.ts$', '^db/open\\.ts$'],
      'Policy decides on what it is given.',
    ),
    only('store', '^app/store/', ['^app/(store|domain)/', '^db/(open|tables/)'], 'The store persists domain values.'),
    only(
      'views',
      '^app/views/',
      ['^app/(views|domain|forms|store)/', '^app/policy/(can|roles|form-failure)\\.ts$'],
      'Views show what they are given.',
    ),
    never(
      'views-know-only-types-of-the-store',
      { path: '^app/views/' },
      { path: '^app/store/', dependencyTypesNot: ['type-only'] },
      'A view that asks the database hides a query.',
    ),
    only(
      'platform',
      '^app/platform/',
      ['^app/(platform|domain|policy|store)/', '^app/views/.+-mail\\.ts$', '^db/', '^(\\.\\./)*build/'],
      'The platform is put together in server.ts and knows no page; it only sends the letters that views word.',
    ),
    never(
      'routes-share-nothing',
      { path: '^app/(?!routes|routes\\.ts)' },
      { path: '^app/routes/' },
      'Only the URL map knows the routes.',
    ),
    never(
      'kysely-in-the-store-only',
      { path: '^app/(?!store/)' },
      { path: '^node_modules/(kysely|pg)/' },
      'Rows and queries never leave app/store.',
    ),
    never(
      'migrations-are-frozen',
      { path: '^db/migrations/' },
      { path: '^(app|db/(?!migrations/))' },
      'A migration must do tomorrow what it did today.',
    ),
    never(
      'sample-only-at-start',
      { path: '^app/(?!platform/server)' },
      { path: '^db/samples/' },
      'The product does not need the sample.',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^tests' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
