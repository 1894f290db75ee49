import { addCents, zeroCents } from '../values/cents.ts'
import { extendList } from '../values/extend.ts'
import type { Instant } from '../values/instant.ts'
import type { Agreement, AgreementStage } from './agreement.ts'
import { nextStages } from './agreement.ts'
import type { AgreementEntry } from './entries.ts'
import { evolveReview } from './evolve-review.ts'

type FollowUpEntry = Exclude<
  AgreementEntry,
  {
    type:
      | 'application-submitted'
      | 'offer-made'
      | 'offer-declined'
      | 'agreement-signed'
      | 'agreement-amended'
      | 'agreement-ended'
  }
>

/**
 * The agreement after one more entry of its stream. Throws when the entry cannot follow: `decide`
 * never makes such an entry, so the ledger was damaged or written by something else. With `owned`
 * nobody else holds `before`, and its lists are extended in place.
 */
export const evolveAgreement = (
  before: Agreement | undefined,
  entry: AgreementEntry & { readonly recordedAt: Instant; readonly actor: string },
  owned = false,
): Agreement => {
  if (entry.type === 'application-submitted') {
    if (before !== undefined) moveTo(before, 'applied')
    const { call, applicant, members, rows } = entry.data
    return {
      call,
      applicant,
      members,
      state: 'applied',
      appliedAt: entry.recordedAt,
      applicationRows: rows,
      offeredAt: null,
      signedAt: null,
      declined: null,
      ended: null,
      incentiveCents: zeroCents,
      methodVersion: null,
      versions: [],
      reports: [],
      reviews: {},
      ordered: { advance: zeroCents, incentive: zeroCents, balance: zeroCents },
      replies: [],
    }
  }
  if (before === undefined) throw new Error(`${entry.type} before any application`)
  const { recordedAt } = entry
  switch (entry.type) {
    case 'offer-made':
      return {
        ...moveTo(before, 'offered'),
        offeredAt: recordedAt,
        incentiveCents: entry.data.incentiveCents,
        methodVersion: entry.data.methodVersion,
        versions: [{ version: 1, recordedAt, rows: entry.data.rows, reason: null }],
      }
    case 'offer-declined':
      return {
        ...moveTo(before, 'declined'),
        declined: { at: recordedAt, reason: entry.data.reason },
      }
    case 'agreement-signed':
      expectVersion(entry.data.version, before.versions.length)
      return { ...moveTo(before, 'signed'), signedAt: recordedAt }
    case 'agreement-amended': {
      const { version, rows, reason } = entry.data
      expectSigned(before, entry.type)
      expectVersion(version, before.versions.length + 1)
      const next = { version, recordedAt, rows, reason }
      return { ...before, versions: extendList(before.versions, next, owned) }
    }
    case 'agreement-ended':
      return { ...moveTo(before, 'ended'), ended: entry.data }
    default:
      return evolveFollowUp(before, entry, owned)
  }
}

/** What follows a signature and leaves the terms as they are. */
const evolveFollowUp = (
  before: Agreement,
  entry: FollowUpEntry & { readonly recordedAt: Instant; readonly actor: string },
  owned: boolean,
): Agreement => {
  switch (entry.type) {
    case 'report-received': {
      const { moment, rows } = entry.data
      expectSigned(before, entry.type)
      const next = { moment, recordedAt: entry.recordedAt, rows }
      return { ...before, reports: extendList(before.reports, next, owned) }
    }
    case 'report-submitted':
    case 'report-certified':
    case 'report-returned':
    case 'report-accepted': {
      expectSigned(before, entry.type)
      const { moment } = entry.data
      const review = evolveReview(before.reviews[moment], entry)
      return { ...before, reviews: { ...before.reviews, [moment]: review } }
    }
    case 'payment-ordered': {
      if (before.state !== 'ended') expectSigned(before, entry.type)
      const { payment, amountCents } = entry.data
      const inAll = addCents(before.ordered[payment], amountCents)
      return { ...before, ordered: { ...before.ordered, [payment]: inAll } }
    }
    case 'reply-given':
      if (before.state !== 'ended') expectSigned(before, entry.type)
      return { ...before, replies: extendList(before.replies, entry.data, owned) }
  }
}

const moveTo = (before: Agreement, state: AgreementStage): Agreement => {
  const allowed: readonly AgreementStage[] = nextStages[before.state]
  if (!allowed.includes(state)) throw new Error(`from ${before.state} to ${state}: not possible`)
  return { ...before, state }
}

const expectSigned = ({ state }: Agreement, type: AgreementEntry['type']): void => {
  if (state !== 'signed') throw new Error(`${type} while ${state}: not possible`)
}

/** Versions are numbered 1, 2, 3 …, and the offer that is signed is the last one. */
const expectVersion = (version: number, expected: number): void => {
  if (version !== expected) throw new Error(`version ${version} where ${expected} must come`)
}
