/** The import table of ARCHITECTURE.md, as a check: what each folder may import. */
const table = {
  statistics: [],
  domain: ['statistics'],
  tables: ['domain'],
  ledger: ['domain'],
  'sign-in': ['domain', 'ledger'],
  observations: ['domain'],
  publication: ['domain', 'statistics', 'tables'],
  operations: ['domain', 'statistics', 'tables', 'ledger', 'observations', 'publication'],
  'web/ui': ['domain'],
  'web/barometer': ['web/ui', 'domain', 'publication'],
  'web/workspace': ['web/ui', 'domain', 'operations'],
  cli: ['operations', 'domain', 'tables', 'publication', 'web/barometer'],
}
const houses = [...Object.keys(table), 'e2e', 'benchmarks', 'programmes', 'tooling']

const rules = Object.entries(table).map(([from, allowed]) => ({
  name: `${from.replace('/', '-')}-imports`,
  comment: `${from}/ may import ${allowed.length === 0 ? 'no other folder' : allowed.join(', ')}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^(${houses.filter((house) => house !== from && !allowed.includes(house)).join('|')})/`,
  },
}))

module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(\\$|virtual:|\\./\\$types)' },
    },
    {
      name: 'domain-does-no-io',
      comment: 'rules are pure: no files, no network, no clock of their own',
      severity: 'error',
      from: { path: '^(domain|statistics)/', pathNot: '\\.test\\.ts$|^statistics/reference/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node'] },
  },
}
