import { benjaminiHochberg } from '@peil/statistics/intervals/benjamini-hochberg.ts'
import { compareIntervals, type Interval } from '@peil/statistics/intervals/compare-intervals.ts'
import { compareMany, type JudgedDifference } from '@peil/statistics/intervals/compare-many.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import type { Evaluation, Method, OptionValues } from '../method.ts'
import { requiredNumber } from '../option-values.ts'
import { significant } from '../significant.ts'
import { compareOptions, compareRoles } from './compare-options.ts'
import { intervalFigure } from './interval-figure.ts'
import { numberAt, readInputs, roleRefusals, type Inputs, type Roles } from './interval-inputs.ts'

const ofFigures: Roles = {
  needed: ['estimate', 'low', 'high', 'other-estimate'],
  allowed: ['other-low', 'other-high', 'name'],
}
const ofPValues: Roles = { needed: ['p-value'], allowed: ['name'] }

/** One limit of the other figure calls for its other limit. */
const figureRoles = (options: OptionValues): Roles =>
  options['other-low'] === undefined && options['other-high'] === undefined
    ? ofFigures
    : { needed: [...ofFigures.needed, 'other-low', 'other-high'], allowed: ['name'] }

interface Settings {
  readonly level: number
  readonly falseDiscoveryRate: number
}

const percent = (share: number): string => `${significant(share * 100)} %`

const nameOf = (inputs: Inputs, row: number): string =>
  inputs.names?.[row] ?? `row ${inputs.rowNumber(row)}`

const placed = <Value>(inputs: Inputs, outcome: Outcome<Value>): Outcome<Value> =>
  outcome.ok ? outcome : refused(...outcome.refusals.map((refusal) => inputs.place(refusal)))

/** Figures of a row; a figure without limits is fixed and is its own limits. */
const intervalAt = (inputs: Inputs, row: number, prefix: '' | 'other-'): Interval => {
  const estimate = numberAt(inputs, `${prefix}estimate`, row) ?? NaN
  return {
    estimate,
    low: numberAt(inputs, `${prefix}low`, row) ?? estimate,
    high: numberAt(inputs, `${prefix}high`, row) ?? estimate,
  }
}

const two = (inputs: Inputs, { level }: Settings): Outcome<Evaluation> => {
  const outcome = compareIntervals(intervalAt(inputs, 0, ''), intervalAt(inputs, 0, 'other-'), {
    level,
  })
  if (!outcome.ok) return placed(inputs, outcome)
  const { verdict, pValue, errorRate, overlap, ...comparison } = outcome.value
  const { estimate, low, high } = comparison
  const differs =
    verdict === 'no clear difference' ? 'There is no clear difference' : `It is ${verdict}`
  const interval = { name: 'difference', estimate, low: low ?? NaN, high: high ?? NaN }
  return given({
    ...comparison,
    warnings: [...inputs.warnings, ...comparison.warnings],
    parts: {
      verdict,
      p_value: pValue,
      error_rate: Number(errorRate.toPrecision(12)),
      intervals_overlap: overlap,
    },
    words: [
      `${differs}: of equal figures ${percent(errorRate)} are called different.`,
      ...(overlap && verdict !== 'no clear difference'
        ? ['The two intervals overlap; that does not speak against a difference.']
        : []),
    ],
    figure: intervalFigure('difference', level, [interval], { at: 0, label: 'no difference' }),
  })
}

const tally = (judged: readonly JudgedDifference[], verdict: JudgedDifference['verdict']): number =>
  judged.filter((one) => one.verdict === verdict).length

const many = (inputs: Inputs, settings: Settings): Outcome<Evaluation> => {
  const rows = Array.from({ length: inputs.rows }, (_, row) => row)
  const outcome = compareMany(
    rows.map((row) => intervalAt(inputs, row, '')),
    rows.map((row) => intervalAt(inputs, row, 'other-')),
    settings,
  )
  if (!outcome.ok) return placed(inputs, outcome)
  const judged = outcome.value
  const { level, falseDiscoveryRate } = settings
  const [higher, lower] = [tally(judged, 'higher'), tally(judged, 'lower')]
  const without = judged.length - higher - lower
  return given({
    ...{ estimate: null, se: null, low: null, high: null, level, n: judged.length },
    method:
      'Differences from intervals (Zou and Donner 2008), adjusted by Benjamini and Hochberg (1995)',
    warnings: inputs.warnings,
    parts: {
      rows: judged.map(({ difference, low, high, pValue, adjustedPValue, verdict }, row) => ({
        name: nameOf(inputs, row),
        ...{ difference, low, high },
        ...{ p_value: pValue, adjusted_p_value: adjustedPValue, verdict },
      })),
      ...{ higher, lower, no_clear_difference: without },
      false_discovery_rate: falseDiscoveryRate,
    },
    words: [
      `Of ${judged.length}, ${higher} are higher and ${lower} lower; for ${without} there is no clear difference.`,
      `Of those called higher or lower at most ${percent(falseDiscoveryRate)} are expected to be so by chance.`,
    ],
    figure: intervalFigure(
      'difference',
      level,
      judged.map(({ difference, low, high }, row) => ({
        name: nameOf(inputs, row),
        ...{ estimate: difference, low, high },
      })),
      { at: 0, label: 'no difference' },
    ),
  })
}

const adjust = (inputs: Inputs, { falseDiscoveryRate }: Settings): Outcome<Evaluation> => {
  const pValues = inputs.numbers.get('p-value') ?? new Float64Array()
  const outcome = benjaminiHochberg(pValues, falseDiscoveryRate)
  if (!outcome.ok) return placed(inputs, outcome)
  const { adjusted, found } = outcome.value
  const count = found.filter(Boolean).length
  const names = adjusted.map((_, row) => nameOf(inputs, row))
  const places = adjusted.map((_, row) => row)
  return given({
    ...{ estimate: null, se: null, low: null, high: null, level: null, n: adjusted.length },
    method: 'False discovery rate (Benjamini and Hochberg 1995)',
    warnings: inputs.warnings,
    parts: {
      rows: adjusted.map((adjustedP, row) => ({
        name: names[row],
        p_value: pValues[row],
        adjusted_p_value: adjustedP,
        found: found[row],
      })),
      found: count,
      false_discovery_rate: falseDiscoveryRate,
    },
    words: [
      `${count} of ${adjusted.length} count; of these at most ${percent(falseDiscoveryRate)} are expected to be false.`,
    ],
    figure: {
      title: 'Adjusted p-values',
      description: `A dot per comparison; those left of the line at ${percent(falseDiscoveryRate)} count.`,
      x: { label: 'adjusted p-value', include: [0, 1] },
      y: { label: '', categories: names },
      marks: [
        {
          kind: 'dots',
          label: 'adjusted p-value',
          tone: 'main',
          points: { x: adjusted, y: places },
          names,
        },
        {
          kind: 'rule',
          label: `false discovery rate ${percent(falseDiscoveryRate)}`,
          tone: 'limit',
          axis: 'x',
          at: falseDiscoveryRate,
        },
      ],
    },
  })
}

const settingsOf = (options: OptionValues): Settings => ({
  level: requiredNumber(options, 'level'),
  falseDiscoveryRate: requiredNumber(options, 'false-discovery-rate'),
})

export const compareMethod: Method = {
  name: 'compare',
  about: 'whether figures differ, in words with their error rate, also when there are many',
  needsFile: false,
  options: compareOptions,
  evaluate: ({ table, options }) => {
    const byP = options['p-value'] !== undefined
    const roles = byP ? ofPValues : figureRoles(options)
    const bad = roleRefusals('compare', roles, options, compareRoles)
    if (bad.length > 0) return refused(...bad)
    const names = [...roles.needed, ...(roles.allowed ?? []).filter((name) => name !== 'name')]
    const read = readInputs(table, names, options, 'leave-out')
    if (!read.ok) return read
    const settings = settingsOf(options)
    if (byP) return adjust(read.value, settings)
    return read.value.rows === 1 ? two(read.value, settings) : many(read.value, settings)
  },
}
