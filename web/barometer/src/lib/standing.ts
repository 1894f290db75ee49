import type { AgreementPage, MunicipalityPage, StatusCounts } from '@peil/domain/release/release.ts'
import { addCounts, countStatuses, noCounts } from './status-counts.ts'

/**
 * How a municipality stands in one period, for the map and the tables. Not a rank: it says whether
 * there is an agreement and what its targets do.
 */
export const standingKinds = [
  'all-good',
  'most-good',
  'some-good',
  'none-good',
  'not-judged',
  'ended',
  'pending',
  'declined',
  'not-funded',
  'none',
] as const
export type StandingKind = (typeof standingKinds)[number]

export interface Standing {
  readonly kind: StandingKind
  readonly counts: StatusCounts
}

const signedKinds: ReadonlySet<StandingKind> = new Set([
  'all-good',
  'most-good',
  'some-good',
  'none-good',
  'not-judged',
])

/** Whether a municipality takes part: it has a signed agreement. */
export const takesPart = ({ kind }: Standing): boolean => signedKinds.has(kind)

/** `most` from half of the judged targets on; what is not judged yet does not count. */
const kindOfSigned = (counts: StatusCounts): StandingKind => {
  const good = counts.met + counts['on-course']
  const poor = counts.missed + counts.overdue + counts['below-interim'] + counts.behind
  if (good + poor === 0) return 'not-judged'
  if (poor === 0) return 'all-good'
  if (good === 0) return 'none-good'
  return good >= poor ? 'most-good' : 'some-good'
}

const kindOfUnsigned = (states: ReadonlySet<AgreementPage['state']>): StandingKind => {
  if (states.has('ended')) return 'ended'
  if (states.has('offered') || states.has('applied')) return 'pending'
  if (states.has('declined')) return 'declined'
  return states.has('not-funded') ? 'not-funded' : 'none'
}

export const standingIn = (
  place: Pick<MunicipalityPage, 'agreements'>,
  period: string,
  agreements: ReadonlyMap<string, AgreementPage>,
): Standing => {
  const own = place.agreements.flatMap((key) => {
    const agreement = agreements.get(key)
    return agreement?.period === period ? [agreement] : []
  })
  const signed = own.filter((agreement) => agreement.state === 'signed')
  if (signed.length === 0) {
    return { kind: kindOfUnsigned(new Set(own.map(({ state }) => state))), counts: noCounts }
  }
  const counts = signed
    .map((agreement) => countStatuses(agreement.kpis))
    .reduce(addCounts, noCounts)
  return { kind: kindOfSigned(counts), counts }
}
