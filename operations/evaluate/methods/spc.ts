import {
  controlChart,
  improvements,
  type Assurance,
  type ControlChart,
  type Variation,
} from '@peil/statistics/change/control-chart.ts'
import { limitRules, type LimitRule } from '@peil/statistics/change/process-limits.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import type { Method, MethodInput } from '../method.ts'
import { choiceOption, listOption, numberOption, requiredText } from '../option-values.ts'
import { significant } from '../significant.ts'
import { spcFigure } from './spc-figure.ts'
import { readSeries, stepWarnings, timeOf, timeTyped, type Series } from './time-column.ts'

const variations: Readonly<Record<Variation, string>> = {
  'usual-variation': 'shows no more than usual variation',
  improvement: 'shows an unusual improvement',
  concern: 'shows an unusual turn for the worse',
  'unusually-high': 'is unusually high',
  'unusually-low': 'is unusually low',
}

const assurances: Readonly<Record<Assurance, string>> = {
  'target-met-consistently': 'is met as long as the process stays so',
  'target-missed-consistently': 'is out of reach unless the process changes',
  'hit-or-miss': 'is met or missed by chance',
}

const partsOf = (chart: ControlChart, series: Series): Readonly<Record<string, unknown>> => ({
  variation: chart.variation,
  assurance: chart.assurance,
  limits: chart.segments.map((segment) => ({
    from: timeOf(series, segment.from),
    to: timeOf(series, segment.to),
    mean: segment.mean,
    lower: segment.lower,
    upper: segment.upper,
    moving_range: segment.movingRange,
    moving_ranges_dropped: segment.dropped,
  })),
  points: chart.points.map(({ value, causes, variation, segment }, i) => ({
    time: timeOf(series, i),
    value,
    variation,
    special_cause: causes[0] ?? null,
    special_causes: causes,
    segment: segment + 1,
  })),
})

const wordsOf = (chart: ControlChart, { labels }: Series, target: number | undefined): string[] => {
  const last = chart.segments.at(-1)
  const special = chart.points.filter(({ causes }) => causes.length > 0).length
  return [
    `The latest value, ${significant(chart.points.at(-1)?.value ?? NaN)} at ${labels.at(-1) ?? ''}, ${variations[chart.variation]}.`,
    ...(last === undefined
      ? []
      : [
          `Left to itself the process stays between ${significant(last.lower)} and ${significant(last.upper)}, around ${significant(last.mean)}.`,
        ]),
    special === 0
      ? 'No value is unusual.'
      : `${special} of ${chart.n} values ${special === 1 ? 'is' : 'are'} unusual.`,
    ...(chart.assurance === null || target === undefined
      ? []
      : [`The target of ${significant(target)} ${assurances[chart.assurance]}.`]),
  ]
}

export const spcMethod: Method = {
  name: 'spc',
  about: 'control chart of single values (XmR), rules of NHS Making Data Count',
  needsFile: true,
  options: [
    { name: 'time', kind: 'column', required: true, about: 'numbers, or dates such as 2024-05' },
    { name: 'value', kind: 'column', required: true, about: 'what is watched' },
    {
      name: 'improvement',
      kind: 'choice',
      choices: improvements,
      default: 'up',
      about: 'which way is better',
    },
    { name: 'target', kind: 'number', about: 'what the values should reach' },
    {
      name: 'breaks',
      kind: 'text',
      about: 'times at which the process is known to have changed, separated by commas',
    },
    {
      name: 'sigma',
      kind: 'choice',
      choices: limitRules,
      default: 'nhs',
      about: 'nhs: 2.66 × the screened mean moving range; nist: 3/1.128 ×, not screened',
    },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('spc needs a file')
    const value = requiredText(options, 'value')
    const read = readSeries(table, { time: requiredText(options, 'time'), outcome: value })
    if (!read.ok) return read
    const series = read.value
    const times = listOption(options, 'breaks').map((text) => timeTyped(series, text, 'breaks'))
    const unknown = times.flatMap((time) => (time.ok ? [] : time.refusals))
    if (unknown.length > 0) return refused(...unknown)
    const breaks = times.map((time) => series.time.findIndex((at) => time.ok && at >= time.value))
    if (breaks.includes(-1)) {
      return refused({
        code: 'time-unknown',
        found: `--breaks ${listOption(options, 'breaks')[breaks.indexOf(-1)] ?? ''}`,
        expected: `times up to ${series.labels.at(-1) ?? ''}, the last one`,
        whatToDo: 'Name the first time after each change.',
        about: { option: 'breaks' },
      })
    }
    const target = numberOption(options, 'target')
    const outcome = series.place(
      controlChart(series.outcome, {
        improvement: choiceOption(options, 'improvement', improvements),
        ...(target !== undefined && { target }),
        breaks,
        rule: choiceOption<LimitRule>(options, 'sigma', limitRules),
      }),
    )
    if (!outcome.ok) return outcome
    const chart = outcome.value
    return given({
      estimate: null,
      se: null,
      low: null,
      high: null,
      level: null,
      method: chart.method,
      n: chart.n,
      warnings: [...series.warnings, ...chart.warnings, ...stepWarnings(series)],
      parts: partsOf(chart, series),
      words: wordsOf(chart, series, target),
      figure: spcFigure(chart, series, value, target),
    })
  },
}
