import type { OptionSpec } from '../method.ts'

const role = (name: string, about: string): OptionSpec => ({ name, kind: 'text', about })

/** Options that name a column of the file or, without a file, hold the number itself. */
const roles: readonly OptionSpec[] = [
  role('numerator', 'how many of them; events; what was observed: a column, or a number'),
  role('denominator', 'among how many; persons or person-years: a column, or a number'),
  role('other-numerator', 'numerator of what it is compared with'),
  role('other-denominator', 'denominator of what it is compared with'),
  role('expected', 'smr: events to be expected'),
  role('reference-numerator', 'smr or isr from strata: events in the standard population'),
  role('reference-denominator', 'smr or isr from strata: the standard population'),
  role('standard', 'dsr: standard population of the stratum'),
  role('value', 'mean, survey: a column, or numbers separated by commas'),
  role('equals', 'survey-proportion: the text in --value that is counted'),
  role('strata', 'survey: column with the stratum'),
  role('clusters', 'survey: column with the primary sampling unit'),
  role('weights', 'survey: column with how many units a row stands for'),
  role('fpc', 'survey: column with the size of the stratum, or the share of it that was drawn'),
  role(
    'name',
    'column with the name of the row; of the group for mean, dsr, isr and smr from strata',
  ),
]

export const roleOptions: readonly string[] = roles.map(({ name }) => name)

export const intervalOptions: readonly OptionSpec[] = [
  ...roles,
  { name: 'per', kind: 'number', default: '1', about: 'rates per so many, such as 100000' },
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence as a share' },
  {
    name: 'limits',
    kind: 'choice',
    choices: ['logit', 'korn-graubard'],
    default: 'logit',
    about: 'survey-proportion: how its limits are computed',
  },
]
