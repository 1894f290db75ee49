import { syntheticControl } from '@peil/statistics/impact/synthetic/synthetic-control.ts'
import { given } from '@peil/statistics/outcome.ts'
import { placeRefusals } from '../columns.ts'
import type { Method, MethodInput } from '../method.ts'
import { numberOption } from '../option-values.ts'
import { withDropHint } from './incomplete-units.ts'
import { predictorOptions, scPredictors } from './sc-predictors.ts'
import { syntheticColumns } from './synthetic-columns.ts'
import { syntheticFigure } from './synthetic-figure.ts'
import {
  syntheticColumnOptions,
  syntheticErrorOptions,
  syntheticOptions,
} from './synthetic-options.ts'
import { controlParts } from './synthetic-parts.ts'
import { syntheticVerdict } from './synthetic-verdict.ts'
import { rankWords, syntheticWords } from './synthetic-words.ts'

export const scMethod: Method = {
  name: 'sc',
  about: 'effect of a treatment on one unit by synthetic control (Abadie, Diamond & Hainmueller)',
  needsFile: true,
  options: [
    ...syntheticColumnOptions,
    ...predictorOptions,
    {
      name: 'trim',
      kind: 'number',
      about: 'also the p-value without placebos whose fit before is so many times worse: 20',
    },
    ...syntheticErrorOptions,
  ],
  evaluate: ({ table, options, progress }: MethodInput) => {
    if (table === undefined) throw new Error('sc needs a file')
    const read = syntheticColumns(table, options)
    if (!read.ok) return read
    const { columns, names, covariates, kept, warnings } = read.value
    const predictors = scPredictors(table, options, kept)
    if (!predictors.ok) return predictors
    const trim = numberOption(options, 'trim')
    const outcome = syntheticControl(columns, {
      ...syntheticOptions(options, progress),
      covariates,
      names,
      ...(predictors.value === undefined ? {} : { byPredictors: predictors.value }),
      ...(trim === undefined ? {} : { trim }),
    })
    if (!outcome.ok) return placeRefusals(table, read.value, withDropHint(outcome))
    const result = outcome.value
    const { estimate, se, low, high, level, method, n } = result
    const { verdict, words } = syntheticVerdict(result, result.placeboTest)
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...warnings, ...result.warnings],
      parts: { ...controlParts(result), verdict },
      words: [
        ...syntheticWords(result, names.outcome),
        ...(result.placeboTest === null ? [] : [rankWords(result.placeboTest)]),
        ...words,
      ],
      figure: syntheticFigure(result, names),
    })
  },
}
