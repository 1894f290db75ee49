import type { OptionSpec } from '../method.ts'
import { panelOptions } from './panel-data.ts'

export const controlGroups = ['never', 'notyet'] as const
export const methods = ['dr', 'ipw', 'reg'] as const
export const aggregations = ['simple', 'group', 'calendar', 'dynamic'] as const
export const bases = ['varying', 'universal'] as const
export const errors = ['analytic', 'bootstrap'] as const

export const didOptions: readonly OptionSpec[] = [
  ...panelOptions,
  {
    name: 'first-treated',
    kind: 'column',
    required: true,
    about: 'the time of first treatment; 0, empty, NA or Inf: never',
  },
  {
    name: 'control',
    kind: 'choice',
    choices: controlGroups,
    default: 'never',
    about: 'compare with units never treated, or also with those not yet treated',
  },
  {
    name: 'method',
    kind: 'choice',
    choices: methods,
    default: 'dr',
    about: 'doubly robust, inverse probability weights, or outcome regression',
  },
  {
    name: 'aggregate',
    kind: 'choice',
    choices: aggregations,
    default: 'simple',
    about: 'one mean, or means by group, by time, or by time since the start',
  },
  {
    name: 'base',
    kind: 'choice',
    choices: bases,
    default: 'varying',
    about: 'before the start, compare with the time before, or always with the last before it',
  },
  {
    name: 'anticipation',
    kind: 'number',
    default: '0',
    about: 'reaction before the start, in time',
  },
  { name: 'min-e', kind: 'number', about: 'least time since the start (dynamic)' },
  { name: 'max-e', kind: 'number', about: 'most time since the start' },
  { name: 'balance-e', kind: 'number', about: 'only groups seen this long after it (dynamic)' },
  {
    name: 'se',
    kind: 'choice',
    choices: errors,
    default: 'analytic',
    about: 'which standard error se, low and high rest on; both are given',
  },
  { name: 'draws', kind: 'whole', default: '999', about: 'of the multiplier bootstrap; 0: none' },
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence of the intervals' },
  { name: 'seed', kind: 'whole', default: '1', about: 'of the draws' },
]
