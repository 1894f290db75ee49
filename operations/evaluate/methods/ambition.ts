import { given, refused, type Outcome, type Refusal } from '@peil/statistics/outcome.ts'
import { ambition, type Ambition } from '@peil/statistics/targets/ambition.ts'
import type { Change } from '@peil/statistics/targets/growth-per-year.ts'
import { numberColumn, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { Figure } from '../figure.ts'
import type { Method, MethodInput, OptionValues } from '../method.ts'
import { requiredNumber, requiredText, textOption } from '../option-values.ts'

interface Place {
  readonly name: string
  readonly judged: Ambition
}

/** Every place's target judged among those of the others. */
const judgeAll = (
  names: readonly string[],
  changes: readonly Change[],
  options: OptionValues,
): Outcome<readonly Place[]> => {
  const places: Place[] = []
  const refusals: Refusal[] = []
  changes.forEach((target, row) => {
    const outcome = ambition({
      target,
      earlierYears: [],
      others: changes.filter((_, other) => other !== row),
      fewest: requiredNumber(options, 'fewest'),
      level: requiredNumber(options, 'level'),
    })
    if (outcome.ok) places.push({ name: names[row] ?? '', judged: outcome.value })
    else {
      const own = outcome.refusals.filter(({ found }) => !found.startsWith('comparison'))
      refusals.push(
        ...own.map((refusal) => ({
          ...refusal,
          about: { ...refusal.about, row: String(row + 1) },
        })),
      )
    }
  })
  return refusals.length > 0 ? refused(...refusals) : given(places)
}

const partsOf = ({ name, judged }: Place): Readonly<Record<string, unknown>> => {
  const { required, amongOthers } = judged
  return {
    place: name,
    required: typeof required === 'number' ? required : null,
    ...(amongOthers.kind === 'percentile'
      ? {
          percentile: amongOthers.percentile,
          low: amongOthers.low,
          high: amongOthers.high,
          compared_with: amongOthers.n,
          ambition: amongOthers.words.code,
        }
      : { cannot_be_said: amongOthers.reason, sentence: amongOthers.sentence }),
  }
}

const figureOf = (places: readonly Place[]): Figure => {
  const at = places.map((_, i) => i)
  const known = places.map(({ judged: { amongOthers } }) =>
    amongOthers.kind === 'percentile' ? amongOthers : null,
  )
  const names = places.map(({ name }) => name)
  return {
    title: 'How ambitious targets are among each other',
    description:
      'Per place the share of the others whose targets ask for less growth; the bar is its interval.',
    x: { label: 'share of the others that ask for less', include: [0, 1] },
    y: { label: 'place', categories: names },
    marks: [
      {
        kind: 'interval',
        label: 'Interval',
        tone: 'limit',
        direction: 'horizontal',
        at,
        low: known.map((one) => one?.low ?? NaN),
        high: known.map((one) => one?.high ?? NaN),
      },
      {
        kind: 'dots',
        label: 'Share',
        tone: 'main',
        points: { x: known.map((one) => one?.percentile ?? NaN), y: at },
        names,
      },
    ],
  }
}

const wordsOf = (places: readonly Place[]): string[] => {
  const counted = new Map<string, number>()
  for (const { judged } of places) {
    const { amongOthers } = judged
    const word = amongOthers.kind === 'percentile' ? amongOthers.words.english : 'cannot be said'
    counted.set(word, (counted.get(word) ?? 0) + 1)
  }
  return [
    `Of ${places.length} targets, each among the others: ${[...counted].map(([word, count]) => `${count} ${word}`).join(', ')}.`,
  ]
}

const readChanges = (
  table: DataTable,
  options: OptionValues,
): Outcome<{ places: readonly Place[]; warnings: Evaluated['warnings'] }> => {
  const size = textOption(options, 'size')
  const name = textOption(options, 'name')
  const read = readColumns(
    table,
    {
      from: numberColumn(requiredText(options, 'from')),
      to: numberColumn(requiredText(options, 'to')),
      ...(size !== undefined && { size: numberColumn(size) }),
      ...(name !== undefined && { name: textColumn(name) }),
    },
    'leave-out',
  )
  if (!read.ok) return read
  const { values, kept, warnings } = read.value
  const sizes = (values as { readonly size?: Float64Array }).size
  const names = (values as { readonly name?: readonly string[] }).name
  const years = requiredNumber(options, 'years')
  const changes = kept.map((_, row): Change => ({
    from: values.from[row] ?? NaN,
    to: values.to[row] ?? NaN,
    years,
    ...(sizes !== undefined && { size: sizes[row] ?? NaN }),
  }))
  const judged = placeRefusals(
    table,
    read.value,
    judgeAll(
      kept.map((_, row) => names?.[row] ?? `row ${row + 1}`),
      changes,
      options,
    ),
  )
  return judged.ok ? given({ places: judged.value, warnings }) : judged
}

type Evaluated = Extract<Awaited<ReturnType<Method['evaluate']>>, { ok: true }>['value']

export const ambitionMethod: Method = {
  name: 'ambition',
  about: 'how ambitious each target is: its required growth among those of the others',
  needsFile: true,
  options: [
    { name: 'from', kind: 'column', required: true, about: 'what stands there before' },
    { name: 'to', kind: 'column', required: true, about: 'what was agreed' },
    { name: 'years', kind: 'number', default: '1', about: 'years from one to the other' },
    {
      name: 'size',
      kind: 'column',
      about: 'such as residents; then places that start from nothing compare',
    },
    { name: 'name', kind: 'column', about: 'names of the places' },
    {
      name: 'fewest',
      kind: 'whole',
      default: '5',
      about: 'comparisons below which nothing is said',
    },
    {
      name: 'level',
      kind: 'number',
      default: '0.95',
      about: 'confidence of the interval, as a share',
    },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('ambition needs a file')
    const read = readChanges(table, options)
    if (!read.ok) return read
    const { places, warnings } = read.value
    return given({
      estimate: null,
      se: null,
      low: null,
      high: null,
      level: requiredNumber(options, 'level'),
      method: 'percentile of the required growth, Jeffreys interval',
      n: places.length,
      warnings,
      parts: { places: places.map(partsOf) },
      words: wordsOf(places),
      figure: figureOf(places),
    })
  },
}
