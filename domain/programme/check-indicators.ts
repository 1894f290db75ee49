import type { Finding } from '../values/finding.ts'
import { matches, type Draft } from './draft.ts'
import { fault, shown, type Place } from './fault.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'
import { date } from './text-schema.ts'

/** One indicator as it stands in the file: `kind` and `collection` may still be misspelt. */
interface IndicatorBlock {
  readonly document: ProgrammeDocument
  readonly path: Path
  readonly kind: unknown
  readonly collection: unknown
  readonly has: (key: string) => boolean
  readonly placeOf: (key: string) => Place
}

const indicatorsOf = (draft: Draft): readonly IndicatorBlock[] =>
  matches(draft, 'indicators.yaml', 'indicators/*').map(({ document, path }) => ({
    document,
    path,
    kind: document.raw([...path, 'kind']),
    collection: document.raw([...path, 'collection']),
    has: (key) => document.raw([...path, key]) !== undefined,
    placeOf: (key) => document.placeOfKey([...path, key]),
  }))

const kindsWithParts: readonly unknown[] = ['proportion', 'rate', 'mean']
const kindsWithoutParts: readonly unknown[] = ['count', 'offer']

/** A rate says per how many; nothing else does. */
const checkPer = ({ document, path, kind, has, placeOf }: IndicatorBlock): readonly Finding[] => {
  if (kind === 'rate' && !has('per')) {
    return [
      fault(
        document.place([...path, 'kind']),
        'rate-without-per',
        'a rate without `per`',
        '`per`: per how many, such as 1000',
        'Add `per:` to this block, or write another kind.',
      ),
    ]
  }
  const otherKind =
    kindsWithoutParts.includes(kind) || ['proportion', 'mean'].includes(String(kind))
  if (!otherKind || !has('per')) return []
  return [
    fault(
      placeOf('per'),
      'per-without-rate',
      `\`per\` at a ${String(kind)}`,
      '`per` only at a rate',
      'Remove `per`, or write `kind: rate`.',
    ),
  ]
}

/**
 * What is divided by what must be said of proportions and rates, so that readers know whose part it
 * is, and of means from registers, because the mean of a region is computed from their sums.
 */
const checkParts = (block: IndicatorBlock): readonly Finding[] => {
  const { document, path, kind, collection, has, placeOf } = block
  const parts = ['numerator', 'denominator']
  if (kindsWithoutParts.includes(kind)) {
    return parts
      .filter(has)
      .map((part) =>
        fault(
          placeOf(part),
          'part-without-division',
          `\`${part}\` at ${kind === 'offer' ? 'an offer' : 'a count'}`,
          'numerator and denominator only where one is divided by the other',
          `Remove \`${part}\`, or write another kind.`,
        ),
      )
  }
  const needed = kind === 'mean' ? collection === 'register' : kindsWithParts.includes(kind)
  if (!needed) return []
  return parts
    .filter((part) => !has(part))
    .map((part) =>
      fault(
        document.place([...path, 'kind']),
        'missing-part',
        `a ${String(kind)} without \`${part}\``,
        `\`${part}\`: what the ${part === 'numerator' ? 'upper' : 'lower'} number counts`,
        `Add \`${part}:\` to this block.`,
      ),
    )
}

/** What makes no sense for something that is there or not. */
const offerRules: readonly (readonly [key: string, only: unknown])[] = [
  ['direction', 'neither'],
  ['decimals', 0],
  ['collection', 'register'],
]

const checkOffer = ({ document, path, kind, has, placeOf }: IndicatorBlock): readonly Finding[] => {
  if (kind !== 'offer') return []
  const odd = offerRules.flatMap(([key, only]) => {
    const value = document.raw([...path, key])
    if (value === undefined || value === only) return []
    return [
      fault(
        document.place([...path, key]),
        'offer-is-yes-or-no',
        `${key}: ${shown(value)}`,
        `${key}: ${String(only)}, because an offer is there or not`,
        `Write \`${key}: ${String(only)}\`, or another kind.`,
      ),
    ]
  })
  if (!has('disclosureThreshold')) return odd
  return [
    ...odd,
    fault(
      placeOf('disclosureThreshold'),
      'offer-is-yes-or-no',
      '`disclosureThreshold` at an offer',
      'no threshold: an offer counts nobody',
      'Remove `disclosureThreshold`, or write another kind.',
    ),
  ]
}

const checkBreaks = ({ document, path }: IndicatorBlock): readonly Finding[] => {
  const days = document.list([...path, 'breaks']).flatMap((_, index) => {
    const at = [...path, 'breaks', index, 'from']
    const on = document.read(at, date)
    return on === undefined ? [] : [{ at, on }]
  })
  return days.flatMap(({ at, on }, index) => {
    const before = days[index - 1]
    if (before === undefined || before.on < on) return []
    return [
      fault(
        document.place(at),
        'break-order',
        `${on}, after a break from ${before.on}`,
        `a day after ${before.on}`,
        before.on === on ? 'Remove one of the two.' : 'Put the breaks in order of day.',
      ),
    ]
  })
}

/** A target says what is to be reached, so it needs a direction, and a value of its kind. */
const checkTarget = ({
  document,
  path,
  kind,
  has,
  placeOf,
}: IndicatorBlock): readonly Finding[] => {
  if (!has('target')) return []
  const value = document.raw([...path, 'target', 'value'])
  const tooMuch = kind === 'proportion' && typeof value === 'number' && (value < 0 || value > 1)
  return [
    ...(document.raw([...path, 'direction']) === 'neither'
      ? [
          fault(
            placeOf('target'),
            'target-without-direction',
            '`target` where neither way is better',
            '`target` only with `direction: up` or `down`',
            'Remove `target`, or write which way is better.',
          ),
        ]
      : []),
    ...(tooMuch
      ? [
          fault(
            document.place([...path, 'target', 'value']),
            'target-beyond-kind',
            shown(value),
            'a fraction of 1, from 0 to 1: 0.25 for 25 %',
            'Divide by 100.',
          ),
        ]
      : []),
  ]
}

/** Indicators whose kind, parts, offer, breaks or target do not fit together. */
export const checkIndicators = (draft: Draft): readonly Finding[] =>
  indicatorsOf(draft).flatMap((block) => [
    ...checkPer(block),
    ...checkParts(block),
    ...checkOffer(block),
    ...checkBreaks(block),
    ...checkTarget(block),
  ])
