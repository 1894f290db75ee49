import type { OptionSpec } from '../method.ts'

const role = (name: string, about: string): OptionSpec => ({ name, kind: 'text', about })

const roles: readonly OptionSpec[] = [
  role('estimate', 'the figure: a column, or a number'),
  role('low', 'lower limit of its interval'),
  role('high', 'upper limit of its interval'),
  role('other-estimate', 'what it is compared with: a column, or a number for all'),
  role('other-low', 'lower limit of that; without limits it is a fixed figure'),
  role('other-high', 'upper limit of that'),
  role('p-value', 'p-values of comparisons that were made elsewhere, instead of figures'),
  role('name', 'column with the name of the row'),
]

export const compareRoles: readonly string[] = roles.map(({ name }) => name)

export const compareOptions: readonly OptionSpec[] = [
  ...roles,
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence of the intervals' },
  {
    name: 'false-discovery-rate',
    kind: 'number',
    default: '0.05',
    about: 'of several: share of the differences found that may be false',
  },
]
