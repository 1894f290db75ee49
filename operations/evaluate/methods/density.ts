import {
  densitySelectors,
  type DensitySelector,
} from '@peil/statistics/impact/discontinuity/density-bandwidths.ts'
import {
  densityTest,
  type DensityTest,
} from '@peil/statistics/impact/discontinuity/density-test.ts'
import { kernels } from '@peil/statistics/impact/discontinuity/kernel.ts'
import { given } from '@peil/statistics/outcome.ts'
import { numberColumn, placeRefusals, readColumns } from '../columns.ts'
import type { Method, MethodInput } from '../method.ts'
import {
  choiceOption,
  flagOption,
  numberOption,
  requiredNumber,
  requiredText,
} from '../option-values.ts'
import { significant } from '../significant.ts'
import { densityFigure } from './density-figure.ts'
import { widthOption } from './discontinuity-widths.ts'

/** Below this a jump of the density is called bunching. */
const bunching = 0.05

/** The test as members of the JSON. */
export const densityParts = (test: DensityTest): Readonly<Record<string, unknown>> => ({
  statistic: test.statistic,
  p: test.p,
  density: {
    left: test.left.density,
    right: test.right.density,
    se_left: test.left.se,
    se_right: test.right.se,
  },
  bandwidths: { ...test.bandwidths, selector: test.selector },
  n_left: test.rows.left,
  n_right: test.rows.right,
  n_within: test.within,
  cutoff: test.cutoff,
  p_order: test.order,
  q_order: test.biasOrder,
})

/** What the test says, in one sentence. */
export const densityWords = (test: DensityTest, running: string): string => {
  const figures = `T = ${test.statistic.toFixed(2)}, p = ${significant(test.p)}`
  const cutoff = significant(test.cutoff)
  const steps = test.warnings.some(({ code }) => code === 'few-different-values')
    ? ' Its values repeat so often that this may also be rounding.'
    : ''
  return test.p < bunching
    ? `The density of ${running} jumps at ${cutoff} (${figures}): rows seem to have been put ${test.statistic > 0 ? 'above' : 'below'} it on purpose, and both sides are then not alike.${steps}`
    : `The density of ${running} shows no jump at ${cutoff} (${figures}). That is no proof that nobody chose a side.`
}

/** Whether the density jumps more than chance allows. */
export const isBunching = (test: DensityTest): boolean => test.p < bunching

export const densityMethod: Method = {
  name: 'density',
  about: 'whether rows bunch on one side of a threshold (Cattaneo, Jansson & Ma)',
  needsFile: true,
  options: [
    { name: 'running', kind: 'column', required: true, about: 'the running variable' },
    {
      name: 'cutoff',
      kind: 'number',
      default: '0',
      about: 'the threshold; a row at it is above it',
    },
    {
      name: 'kernel',
      kind: 'choice',
      choices: kernels,
      default: 'triangular',
      about: 'weight of a row by its distance',
    },
    {
      name: 'bandwidth',
      kind: 'text',
      about: `a number, two (left,right), or how to choose it: ${densitySelectors.join(', ')}`,
    },
    { name: 'p', kind: 'whole', default: '2', about: 'order for which the bandwidth is chosen' },
    { name: 'q', kind: 'whole', about: 'order of the fit that is tested; default p + 1' },
    { name: 'no-masspoints', kind: 'flag', about: 'take equal values as they stand' },
    {
      name: 'level',
      kind: 'number',
      default: '0.95',
      about: 'confidence of the interval, as a share',
    },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('density needs a file')
    const running = requiredText(options, 'running')
    const read = readColumns(table, { running: numberColumn(running) }, 'leave-out')
    if (!read.ok) return read
    const width = widthOption<DensitySelector>(options['bandwidth'], 'bandwidth', densitySelectors)
    if (!width.ok) return width
    const values = read.value.values.running
    const outcome = densityTest(values, {
      cutoff: requiredNumber(options, 'cutoff'),
      kernel: choiceOption(options, 'kernel', kernels),
      order: requiredNumber(options, 'p'),
      biasOrder: numberOption(options, 'q'),
      bandwidth: width.value.width,
      selector: width.value.selector,
      adjustMassPoints: !flagOption(options, 'no-masspoints'),
      level: requiredNumber(options, 'level'),
    })
    if (!outcome.ok) return placeRefusals(table, read.value, outcome)
    const test = outcome.value
    return given({
      estimate: test.estimate,
      se: test.se,
      low: test.low,
      high: test.high,
      level: test.level,
      method: test.method,
      n: test.n,
      warnings: [...read.value.warnings, ...test.warnings],
      parts: densityParts(test),
      words: [densityWords(test, running)],
      figure: densityFigure(values, running, test),
    })
  },
}
