import type { SimilarPlaces } from '@peil/statistics/comparison/similar-places.ts'
import { similarPlaces } from '@peil/statistics/comparison/similar-places.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import { nearestName } from '@peil/tables/nearest-name.ts'
import { numberColumn, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { Figure } from '../figure.ts'
import type { Method, MethodInput } from '../method.ts'
import {
  choiceOption,
  listOption,
  requiredNumber,
  requiredText,
  textOption,
} from '../option-values.ts'
import { significant } from '../significant.ts'

type Place = SimilarPlaces['places'][number]

const placeParts = ({ name, nearest }: Place): Readonly<Record<string, unknown>> => ({
  name,
  nearest: nearest.map((one) => ({ ...one })),
})

/** What a place differs in most from its neighbour. */
const mostOf = (contributions: Readonly<Record<string, number>>): string => {
  const [most] = Object.entries(contributions).sort(([, a], [, b]) => b - a)
  return most === undefined || most[1] === 0
    ? 'no difference'
    : `mostly ${most[0]}, ${significant(Math.round(most[1] * 100))} %`
}

const wordsOf = ({ name, nearest }: Place): string =>
  `Most like ${name}: ${nearest
    .map((one) => `${one.name} (${significant(one.distance)}; ${mostOf(one.contributions)})`)
    .join(', ')}.`

const figureOf = (places: readonly Place[], one: Place | undefined, columns: string): Figure => {
  const rows =
    one?.nearest ??
    places.flatMap(({ name, nearest }) => {
      const [first] = nearest
      return first === undefined ? [] : [{ name, distance: first.distance }]
    })
  const sorted = [...rows].sort((a, b) => a.distance - b.distance)
  const what =
    one === undefined
      ? 'How far each place is from the one most like it'
      : `Places most like ${one.name}`
  const [first] = sorted
  const nearest =
    first === undefined
      ? ''
      : one === undefined
        ? `${first.name} has the nearest neighbour, at ${significant(first.distance)}.`
        : `${first.name} is the nearest, at ${significant(first.distance)}.`
  return {
    title: what,
    description: `By ${columns}. ${nearest} Distance is in standard deviations; 0 is alike in everything.`,
    x: { label: 'distance in standard deviations', include: [0] },
    y: { label: 'place', categories: sorted.map(({ name }) => name) },
    marks: [
      {
        kind: 'dots',
        label: 'Distance',
        tone: 'main',
        points: { x: sorted.map(({ distance }) => distance), y: sorted.map((_, i) => i) },
      },
    ],
  }
}

export const similarMethod: Method = {
  name: 'similar',
  about: 'which places are most alike, by standardised distance',
  needsFile: true,
  options: [
    { name: 'name', kind: 'column', required: true, about: 'names of the places' },
    { name: 'columns', kind: 'columns', required: true, about: 'what to compare them by' },
    { name: 'place', kind: 'text', about: 'the place whose neighbours are wanted; default all' },
    { name: 'k', kind: 'whole', default: '5', about: 'how many neighbours' },
    {
      name: 'scale',
      kind: 'choice',
      choices: ['population', 'sample'],
      default: 'population',
      about: 'standard deviation with divisor n or n - 1',
    },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('similar needs a file')
    const columns = listOption(options, 'columns')
    const read = readColumns(
      table,
      {
        name: textColumn(requiredText(options, 'name')),
        ...Object.fromEntries(
          columns.map((column) => [
            `column ${column}`,
            numberColumn(column, { keepMissing: true }),
          ]),
        ),
      },
      'leave-out',
    )
    if (!read.ok) return read
    const { values, warnings } = read.value
    const variables = Object.fromEntries(
      Object.entries(values).flatMap(([key, cells]) =>
        cells instanceof Float64Array ? [[key.slice('column '.length), cells]] : [],
      ),
    )
    const outcome = placeRefusals(
      table,
      read.value,
      similarPlaces(values.name, variables, {
        k: requiredNumber(options, 'k'),
        scale: choiceOption(options, 'scale', ['population', 'sample']),
      }),
    )
    if (!outcome.ok) return outcome
    const result = outcome.value
    const wanted = textOption(options, 'place')
    const one = result.places.find(({ name }) => name === wanted)
    if (wanted !== undefined && one === undefined) {
      const near = nearestName(wanted, values.name)
      return refused({
        code: 'place-missing',
        found: `no place ${wanted} in ${requiredText(options, 'name')}`,
        expected: 'the name of a place of the file',
        whatToDo: near === null ? 'Name one of the places.' : `Write ${near}, if that is meant.`,
        about: { file: table.file, column: requiredText(options, 'name'), option: 'place' },
      })
    }
    const shown = one === undefined ? result.places : [one]
    return given({
      estimate: null,
      se: null,
      low: null,
      high: null,
      level: null,
      method: result.method,
      n: result.n,
      warnings: [...warnings, ...result.warnings],
      parts: {
        variables: result.variables,
        ...(one === undefined ? {} : { place: one.name, nearest: placeParts(one)['nearest'] }),
        places: shown.map(placeParts),
      },
      words: shown.map(wordsOf),
      figure: figureOf(result.places, one, columns.join(', ')),
    })
  },
}
