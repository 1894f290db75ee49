import type { SyntheticEstimator } from '@peil/statistics/impact/synthetic/block-weights.ts'
import { syntheticDid } from '@peil/statistics/impact/synthetic/synthetic-did.ts'
import { given } from '@peil/statistics/outcome.ts'
import { placeRefusals } from '../columns.ts'
import type { Method, MethodInput } from '../method.ts'
import { choiceOption } from '../option-values.ts'
import { withDropHint } from './incomplete-units.ts'
import { syntheticColumns } from './synthetic-columns.ts'
import { syntheticFigure } from './synthetic-figure.ts'
import {
  syntheticColumnOptions,
  syntheticErrorOptions,
  syntheticOptions,
} from './synthetic-options.ts'
import { placeboParts, syntheticParts } from './synthetic-parts.ts'
import { syntheticVerdict } from './synthetic-verdict.ts'
import { syntheticWords } from './synthetic-words.ts'

const estimators: readonly SyntheticEstimator[] = [
  'sdid',
  'sc',
  'did',
  'difp',
  'sc-reg',
  'difp-reg',
]

export const sdidMethod: Method = {
  name: 'sdid',
  about: 'effect of a treatment by synthetic difference-in-differences (Arkhangelsky et al.)',
  needsFile: true,
  options: [
    ...syntheticColumnOptions,
    {
      name: 'estimator',
      kind: 'choice',
      choices: estimators,
      default: 'sdid',
      about: 'which of its family: did has equal weights, sc and difp weigh only units',
    },
    ...syntheticErrorOptions,
  ],
  evaluate: ({ table, options, progress }: MethodInput) => {
    if (table === undefined) throw new Error('sdid needs a file')
    const read = syntheticColumns(table, options)
    if (!read.ok) return read
    const { columns, names, covariates, warnings } = read.value
    const outcome = syntheticDid(columns, {
      ...syntheticOptions(options, progress),
      estimator: choiceOption(options, 'estimator', estimators),
      covariates,
      names,
    })
    if (!outcome.ok) return placeRefusals(table, read.value, withDropHint(outcome))
    const result = outcome.value
    const { estimate, se, low, high, level, method, n } = result
    const { verdict, words } = syntheticVerdict(result, null)
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...warnings, ...result.warnings],
      parts: { ...syntheticParts(result), ...placeboParts(result), verdict },
      words: [...syntheticWords(result, names.outcome), ...words],
      figure: syntheticFigure(result, names),
    })
  },
}
