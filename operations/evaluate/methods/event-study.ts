import {
  eventStudy,
  type EventStudy,
} from '@peil/statistics/impact/difference-in-differences/event-study.ts'
import { startsFromIndicator } from '@peil/statistics/impact/panel-treatment.ts'
import { arrangePanel } from '@peil/statistics/impact/panel.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { flagColumn, readColumns } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { Figure, Mark } from '../figure.ts'
import type { Method, MethodInput, OptionSpec, OptionValues } from '../method.ts'
import { choiceOption, requiredNumber, requiredText, textOption } from '../option-values.ts'
import { withUncertainty } from '../significant.ts'
import { effectMarks, noEffectRule } from './did-figure.ts'
import { parallelTrends, verdictOf } from './impact-verdict-parts.ts'
import { panelOptions, readFirstTreated, readPanel, type ReadPanel } from './panel-data.ts'

const errors = ['cluster', 'iid', 'hetero', 'twoway'] as const
const estimators = ['default', 'twfe', 'sun-abraham'] as const

const eventStudyOptions: readonly OptionSpec[] = [
  ...panelOptions,
  {
    name: 'first-treated',
    kind: 'column',
    about: 'the time of first treatment; 0, empty, NA or Inf: never',
  },
  {
    name: 'treated',
    kind: 'column',
    about: 'instead: 1 while treated; with --post, 1 in the group',
  },
  { name: 'post', kind: 'column', about: '1 after the start, for a group named by --treated' },
  {
    name: 'estimator',
    kind: 'choice',
    choices: estimators,
    default: 'default',
    about: 'by default sun-abraham where starts differ, else twfe',
  },
  { name: 'se', kind: 'choice', choices: errors, default: 'cluster', about: 'standard errors' },
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence of the intervals' },
]

/** The column that says when units are treated, for refusals. */
const startColumn = (options: OptionValues): string =>
  textOption(options, 'first-treated') ?? requiredText(options, 'treated')

/** When the unit of each row that is used was first treated, from whichever column says so. */
const startsOf = (
  table: DataTable,
  options: OptionValues,
  { data, names, keep }: ReadPanel,
): Outcome<Float64Array> => {
  const [firstTreated, treated, post] = ['first-treated', 'treated', 'post'].map((name) =>
    textOption(options, name),
  )
  if (firstTreated !== undefined) {
    const starts = readFirstTreated(table, firstTreated)
    return starts.ok ? given(keep(starts.value)) : starts
  }
  if (treated === undefined) {
    return refused({
      code: 'option-missing',
      found: 'neither --first-treated nor --treated',
      expected: 'a column that says when units are treated',
      whatToDo: 'Add --first-treated or --treated with the name of a column.',
      about: { option: 'first-treated' },
    })
  }
  const flags = readColumns(
    table,
    { treated: flagColumn(treated), post: post === undefined ? undefined : flagColumn(post) },
    'refuse',
  )
  if (!flags.ok) return flags
  const { values } = flags.value
  const on = keep(values.treated.map((own, i) => own * (values.post?.[i] ?? 1)))
  const panel = arrangePanel(data, names)
  if (!panel.ok) return panel
  const starts = startsFromIndicator(panel.value, on, treated)
  if (!starts.ok) return starts
  const perRow = new Float64Array(data.time.length)
  panel.value.rows.forEach((row, cell) => {
    perRow[row] = starts.value[Math.floor(cell / panel.value.times.length)] ?? NaN
  })
  return given(perRow)
}

const eventFigure = (result: EventStudy, names: ReadPanel['names']): Figure => {
  const points = result.rows.map((row) => ({ x: row.at, ...row }))
  const group = (label: string, tone: 'main' | 'other', part: typeof points): Mark[] =>
    part.length === 0
      ? []
      : effectMarks(
          label,
          tone,
          part,
          part.map(({ at }) => String(at)),
        )
  return {
    title: `Effect on ${names.outcome} by time since the start`,
    description: `Compared with the last time before the start. The effects before it should lie at zero; on average after it the effect is ${withUncertainty(result.estimate, result.se)}.`,
    x: { label: `${names.time} since the start` },
    y: { label: `Effect on ${names.outcome}`, include: [0] },
    marks: [
      noEffectRule,
      ...group(
        'Before the start',
        'other',
        points.filter(({ at }) => at < 0),
      ),
      ...group(
        'Since the start',
        'main',
        points.filter(({ at }) => at >= 0),
      ),
    ],
  }
}

export const eventStudyMethod: Method = {
  name: 'event-study',
  about: 'how an effect develops with time since the start, with what came before it',
  needsFile: true,
  options: eventStudyOptions,
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('event-study needs a file')
    const read = readPanel(table, options)
    if (!read.ok) return read
    const { data, names, place } = read.value
    const starts = place(startsOf(table, options, read.value))
    if (!starts.ok) return starts
    const estimator = choiceOption(options, 'estimator', estimators)
    const outcome = place(
      eventStudy(
        { ...data, firstTreated: starts.value },
        {
          ...(estimator === 'default' ? {} : { estimator }),
          se: choiceOption(options, 'se', errors),
          level: requiredNumber(options, 'level'),
          names: { ...names, firstTreated: startColumn(options) },
        },
      ),
    )
    if (!outcome.ok) return outcome
    const result = outcome.value
    const { estimate, se, low, high, level, method, n, warnings } = result
    const { verdict, words } = verdictOf({
      ...{ estimate, se, low, high, level },
      assumptions: parallelTrends,
      preTrend: result.preTest,
      treatedUnits: result.treatedClusters,
      controlUnits: result.controlClusters,
    })
    const { df, p, clusters, references, covariates } = result
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...read.value.warnings, ...warnings],
      parts: {
        estimator: result.estimator,
        event_times: result.rows.map(({ at, ...row }) => ({ event_time: at, ...row })),
        covariates,
        pre_test: result.preTest,
        ...{ references, df, p, clusters },
        verdict,
      },
      words: [
        `After the start ${names.outcome} differs by ${withUncertainty(estimate, se)} on average from what the last time before it would lead to expect.`,
        ...words,
      ],
      figure: eventFigure(result, names),
    })
  },
}
