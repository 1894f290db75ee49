import type { Refusal } from '../outcome.ts'
import type { CountKind, PlaceCounts } from './check-counts.ts'
import { placeName } from './check-counts.ts'
import type { FunnelRule, FunnelTransform } from './funnel-rule.ts'
import type { Trim } from './overdispersion.ts'

const optionRefusal = (code: string, found: string, expected: string, option: string): Refusal => ({
  code,
  found,
  expected,
  whatToDo: `Change ${option}.`,
  about: { option },
})

/** The refusals of options that do not go together. */
export const optionRefusals = (
  kind: CountKind,
  trim: Trim,
  transform: FunnelTransform,
): Refusal[] => [
  ...((kind === 'proportion') === (transform === 'arcsine')
    ? []
    : [
        optionRefusal(
          'transform-not-for-kind',
          `${transform} for a ${kind}`,
          kind === 'proportion' ? 'arcsine' : 'sqrt or log',
          'transform',
        ),
      ]),
  ...(trim.by >= 0 && trim.by < 0.5
    ? []
    : [
        optionRefusal(
          'trim-out-of-range',
          `trim by ${trim.by}`,
          'a share from 0 to below 0.5 for each end',
          'trim-by',
        ),
      ]),
]

/** A funnel needs room on both sides of its centre line. */
export const targetRefusals = (kind: CountKind, target: number, stated: boolean): Refusal[] =>
  target > 0 && target < (kind === 'proportion' ? 1 : Infinity)
    ? []
    : [
        {
          code: 'target-at-edge',
          found: stated ? `target ${target}` : `${target} over all places together`,
          expected: kind === 'proportion' ? 'a target between 0 and 1' : 'a target above 0',
          whatToDo: stated
            ? 'Give a target that a place can be above and below.'
            : 'There is no variation to judge: every count is at the edge.',
          about: { column: 'numerator' },
        },
      ]

/** The refusal of a count of 0 on the scale of logarithms. */
export const zeroInLog = (
  { names, numerators }: PlaceCounts,
  transform: FunnelTransform,
): Refusal[] => {
  const row = transform === 'log' ? Array.from(numerators).indexOf(0) : -1
  if (row < 0) return []
  return [
    {
      code: 'log-of-zero',
      found: `numerator 0 in row ${row + 1} (${placeName(names, row)})`,
      expected: 'counts above 0 on the scale of logarithms',
      whatToDo: 'Use the square root as the scale, which takes a count of 0.',
      about: { column: 'numerator', row: String(row + 1) },
    },
  ]
}

/** The refusal of exact binomial limits for a denominator that is not whole. */
export const wholeDenominators = (
  { denominators }: PlaceCounts,
  kind: CountKind,
  boundary: FunnelRule['boundary'],
): Refusal[] => {
  if (boundary !== 'exact' || kind !== 'proportion') return []
  const row = Array.from(denominators).findIndex((value) => !Number.isInteger(value))
  if (row < 0) return []
  return [
    {
      code: 'exact-needs-whole',
      found: `denominator ${denominators[row] ?? NaN} in row ${row + 1}`,
      expected: 'whole denominators for exact binomial limits',
      whatToDo: 'Use score limits for weighted or estimated counts.',
      about: { column: 'denominator', row: String(row + 1) },
    },
  ]
}

/** The refusal of a truncation that leaves nothing to compare. */
export const tooFewLeft = (places: number): Refusal => ({
  code: 'too-few-left',
  found: `${places} places left after truncation`,
  expected: 'at least 2',
  whatToDo: 'Truncate less, or winsorise.',
  about: { option: 'trim-by' },
})
