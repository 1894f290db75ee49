import type { Reader } from '../access/role.ts'
import { foldLedger, type LedgerState } from '../fold-ledger.ts'
import type { NewEntry, RecordedEntry } from '../recorded-entry.ts'
import { apply, award, sign } from '../release/test-commands.ts'
import {
  agreementIn,
  applied,
  digest,
  must,
  noon,
  playOut,
  record,
} from '../release/test-ledger.ts'
import type { Decision } from '../values/decision.ts'
import type { Agreement } from './agreement.ts'
import { decideAcceptance, decideCertification, decideReturn } from './decide-review.ts'
import { decideSubmission } from './decide-submission.ts'
import type { Moment, ReportRow } from './entries.ts'

/** 5, 9a and 9b are awarded. */
export const signed = playOut([
  [
    '2022-05-01',
    apply('2022', ['10001'], [applied('5', 100, 1), applied('9a', 50, 2), applied('9b', 9, 3)]),
  ],
  ['2022-08-01', award('2022', 44_350)],
  ['2022-09-01', sign('2022', '10001')],
])

export const reader = (account: string): Reader => ({ account, grants: [] })
export const manager = reader('manager')
/** What somebody does to the one agreement. */
export type Do = (agreement: Agreement) => Decision<readonly NewEntry[]>

export const submit =
  (moment: Moment, ...rows: readonly ReportRow[]): Do =>
  (agreement) =>
    decideSubmission(agreement, moment, rows)
export const certify =
  (moment: Moment, submission = 1): Do =>
  (agreement) =>
    decideCertification(agreement, { moment, submission })
export const giveBack =
  (moment: Moment, by = manager, submission = 1, kpis: readonly string[] = []): Do =>
  (agreement) =>
    decideReturn(
      agreement,
      { moment, submission },
      { reason: digest('why'), remarks: kpis.map((kpi) => ({ kpi, text: digest(kpi) })) },
      by,
    )
export const take =
  (moment: Moment, by = manager, submission = 1): Do =>
  (agreement) =>
    decideAcceptance(agreement, { moment, submission }, by)

export interface Story {
  readonly entries: readonly RecordedEntry[]
  readonly state: LedgerState
}
export const agreementOf = ({ state }: Story): Agreement => agreementIn(state, '2022', '10001')

/** One more thing that somebody does; what is refused throws. */
export const after = (story: Story, ...deeds: readonly (readonly [account: string, Do])[]): Story =>
  deeds.reduce(
    (before, [account, decide]) => append(before, account, must(decide(agreementOf(before)))),
    story,
  )

export const append = (before: Story, account: string, fresh: readonly NewEntry[]): Story => {
  const entries = record(before.entries, fresh, noon('2023-04-10')).map((entry) =>
    entry.position > before.entries.length ? { ...entry, actor: `account:${account}` } : entry,
  )
  return { entries, state: foldLedger(entries) }
}
