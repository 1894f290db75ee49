import type { SyntheticSolver } from '@peil/statistics/impact/synthetic/block-weights.ts'
import type { SyntheticError } from '@peil/statistics/impact/synthetic/standard-error.ts'
import type { SyntheticDidOptions } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import type { MethodInput, OptionSpec, OptionValues } from '../method.ts'
import { choiceOption, flagOption, requiredNumber } from '../option-values.ts'
import { dropIncompleteOption } from './incomplete-units.ts'

const errors: readonly SyntheticError[] = ['placebo', 'jackknife', 'bootstrap', 'none']
const solvers: readonly SyntheticSolver[] = ['exact', 'package']

/** The columns of a panel, for `sdid` and `sc` alike. */
export const syntheticColumnOptions: readonly OptionSpec[] = [
  { name: 'unit', kind: 'column', required: true, about: 'which unit a row is about' },
  { name: 'time', kind: 'column', required: true, about: 'when, as a number such as a year' },
  { name: 'outcome', kind: 'column', required: true, about: 'what the treatment was to change' },
  {
    name: 'treated',
    kind: 'column',
    required: true,
    about: '1 while the unit is treated, else 0; without such a column, who from when: Ghent@2022',
  },
  dropIncompleteOption,
]

/** What else `sdid` and `sc` share. */
export const syntheticErrorOptions: readonly OptionSpec[] = [
  { name: 'covariates', kind: 'columns', about: 'columns taken off the outcome by regression' },
  {
    name: 'se',
    kind: 'choice',
    choices: errors,
    default: 'placebo',
    about: 'how the standard error is found; jackknife and bootstrap need several treated units',
  },
  {
    name: 'draws',
    kind: 'whole',
    default: '200',
    about: 'random replications of bootstrap and placebo (with one treated unit all placebos)',
  },
  { name: 'seed', kind: 'whole', default: '1', about: 'the same seed gives the same draws' },
  {
    name: 'drawn-placebos',
    kind: 'flag',
    about: 'draw placebos at random even where all of them can be gone through',
  },
  {
    name: 'solver',
    kind: 'choice',
    choices: solvers,
    default: 'exact',
    about: 'exact optimum, or weights where the packages synthdid and sdid stop their search',
  },
  {
    name: 'level',
    kind: 'number',
    default: '0.95',
    about: 'confidence of the interval, as a share',
  },
]

/** The options of a statistic from those of the command line. */
export const syntheticOptions = (
  options: OptionValues,
  progress: MethodInput['progress'],
): SyntheticDidOptions => ({
  se: choiceOption(options, 'se', errors),
  draws: requiredNumber(options, 'draws'),
  seed: requiredNumber(options, 'seed'),
  drawnPlacebos: flagOption(options, 'drawn-placebos'),
  solver: choiceOption(options, 'solver', solvers),
  level: requiredNumber(options, 'level'),
  progress,
})
