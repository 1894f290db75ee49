import { nonFinite, unequalLengths } from '../check-values.ts'
import type { Refusal } from '../outcome.ts'

/** Counts of places: who (optional), how many, out of how many or against how many expected. */
export interface PlaceCounts {
  /** A name per place; `1`, `2`, … where there are none. */
  readonly names?: readonly string[]
  readonly numerators: ArrayLike<number>
  /** Trials (proportion), residents or other exposure (rate), expected counts (ratio). */
  readonly denominators: ArrayLike<number>
}

/** proportion: x of n; rate: events per exposure; ratio: observed ÷ expected. */
export type CountKind = 'proportion' | 'rate' | 'ratio'

/** `whole`: counts of single events. `decimal`: weighted or estimated counts, as a choice. */
export type CountForm = 'whole' | 'decimal'

/** What a row is called in messages: its place, or its number. */
export const placeName = (names: readonly string[] | undefined, index: number): string =>
  names?.[index] ?? String(index + 1)

type Place = readonly [index: number, value: number]

const describe = (places: readonly Place[], names: readonly string[] | undefined): string => {
  const [first] = places
  if (first === undefined) return ''
  const who = names === undefined ? '' : ` (${placeName(names, first[0])})`
  const others = places.length === 1 ? '' : `, and ${places.length - 1} more`
  return `row ${first[0] + 1}${who}: ${first[1]}${others}`
}

const refusal = (
  places: readonly Place[],
  names: readonly string[] | undefined,
  column: string,
  rest: Pick<Refusal, 'code' | 'expected' | 'whatToDo'>,
): Refusal[] =>
  places.length === 0
    ? []
    : [
        {
          ...rest,
          found: `${column}, ${describe(places, names)}`,
          about: { column, row: String((places[0]?.[0] ?? 0) + 1) },
        },
      ]

const where = (values: ArrayLike<number>, test: (value: number, i: number) => boolean): Place[] => {
  const found: Place[] = []
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? NaN
    if (test(value, i)) found.push([i, value])
  }
  return found
}

const wrongValues = (counts: PlaceCounts, kind: CountKind, form: CountForm): Refusal[] => {
  const { names, numerators, denominators } = counts
  const broken = (value: number): boolean => form === 'whole' && !Number.isInteger(value)
  const whole = {
    code: 'count-not-whole',
    expected: 'whole counts',
    whatToDo: 'Give counts, not rates; for weighted or estimated counts say that they are decimal.',
  }
  return [
    ...refusal(
      where(denominators, (value) => !(value > 0)),
      names,
      'denominator',
      {
        code: 'denominator-zero',
        expected: 'a denominator above 0',
        whatToDo: 'Leave out places without anybody or anything to count.',
      },
    ),
    ...refusal(
      where(numerators, (value) => value < 0),
      names,
      'numerator',
      {
        code: 'numerator-negative',
        expected: 'a count of 0 or more',
        whatToDo: 'Correct the count.',
      },
    ),
    ...refusal(where(numerators, broken), names, 'numerator', whole),
    ...(kind === 'proportion'
      ? [
          ...refusal(where(denominators, broken), names, 'denominator', whole),
          ...refusal(
            where(numerators, (value, i) => value > (denominators[i] ?? NaN)),
            names,
            'numerator',
            {
              code: 'numerator-above-denominator',
              expected: 'at most the denominator, because a proportion is a part of a whole',
              whatToDo: 'Correct the count, or compare rates or ratios instead of proportions.',
            },
          ),
        ]
      : []),
  ]
}

/** The refusal of a name that stands for more than one place. */
export const repeatedNames = (names: readonly string[] | undefined): Refusal[] => {
  const firstRow = new Map<string, number>()
  for (const [index, name] of (names ?? []).entries()) {
    const earlier = firstRow.get(name)
    if (earlier !== undefined) {
      return [
        {
          code: 'place-repeated',
          found: `${name} in rows ${earlier + 1} and ${index + 1}`,
          expected: 'one row per place',
          whatToDo: `Add up the rows of ${name}, or give them names of their own.`,
          about: { unit: name, row: String(index + 1) },
        },
      ]
    }
    firstRow.set(name, index)
  }
  return []
}

/** The refusal of fewer places than a method needs. */
export const tooFewPlaces = (places: number, least: number, purpose: string): Refusal[] =>
  places >= least
    ? []
    : [
        {
          code: 'too-few-places',
          found: places === 1 ? '1 place' : `${places} places`,
          expected: `at least ${least} places ${purpose}`,
          whatToDo: 'Give all places that are to be compared.',
          about: { row: '1' },
        },
      ]

/** Everything that makes counts unfit for a comparison of at least `least` places. */
export const countRefusals = (
  counts: PlaceCounts,
  kind: CountKind,
  form: CountForm,
  least = 2,
): Refusal[] => {
  const { names, numerators, denominators } = counts
  const columns = { numerator: numerators, denominator: denominators }
  const shape = [
    ...unequalLengths(names === undefined ? columns : { ...columns, name: names }),
    ...nonFinite(columns),
  ]
  if (shape.length > 0) return shape
  return [
    ...tooFewPlaces(numerators.length, least, 'to compare'),
    ...repeatedNames(names),
    ...wrongValues(counts, kind, form),
  ]
}
