import { beforeAll, describe, expect, it } from 'vitest'
import type { Grant, Reader } from '@peil/domain/access/role.ts'
import { agreementStream } from '@peil/domain/agreement/agreement.ts'
import type { Release } from '@peil/domain/release/release.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { acceptReport } from './accept-report.ts'
import { certifyReport } from './certify-report.ts'
import type { Peil } from './open.ts'
import { readRelease } from './publish-release.ts'
import { returnReport } from './return-report.ts'
import { submitReport } from './submit-report.ts'
import { takeInReports } from './take-in-reports.ts'
import { signedCall } from './testing/signed-call.ts'
import { accepted, at, codesOf, newPeil, newPlace, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'

const reader = (account: string, ...grants: readonly Grant[]): Reader => ({ account, grants })
const coordinator = reader('c', { role: 'coordinator', municipality: '44021' })
const mayor = reader('s', { role: 'signatory', municipality: '44021' })
const manager = reader('m', { role: 'programme-manager' })
const both = reader('b', ...coordinator.grants, ...manager.grants)
const elsewhere = reader('e', { role: 'coordinator', municipality: '24107' })

const ghent = { call: '2022', applicant: '44021' }
const row = (kpi: string, reach: number, reason = '') => ({ kpi, reach, sharedWith: [], reason })
const interim = { ...ghent, moment: 'interim' as const }
const first = { ...interim, submission: 1 }
const rows = [row('5', 40, 'It rained.'), row('6', 3)]

/** Everything that is published on a day, but for where the ledger stood. */
const published = async (peil: Peil): Promise<Partial<Release>> => {
  const release = accepted(await readRelease(peil, '2023-05-31' as CalendarDate, null))
  const where = new Set(['ledgerPosition', 'ledgerHash', 'asOf'])
  return Object.fromEntries(Object.entries(release).filter(([key]) => !where.has(key)))
}
const agreementOf = async (peil: Peil) =>
  (await loadState(peil)).agreements.get(agreementStream('2022', '44021'))

describe('a report in the workspace', () => {
  const peil = sharedPeil(async (opened) => signedCall(opened))
  let before: Partial<Release>
  beforeAll(async () => {
    before = await published(peil())
  })
  const now = () => at(peil(), '2023-04-10')

  it('is submitted by the coordinator of the lead only, in the same words for everyone else', async () => {
    for (const who of [elsewhere, mayor, manager, reader('n')]) {
      const there = await submitReport(now(), who, { ...interim, rows })
      expect(codesOf(there)).toEqual(['not-allowed'])
      const notThere = await submitReport(now(), who, { ...interim, applicant: '11002', rows })
      expect(notThere).toEqual(there)
    }
    expect(accepted(await submitReport(now(), coordinator, { ...interim, rows }))).toEqual({
      changed: true,
    })
    const again = await submitReport(now(), coordinator, { ...interim, rows })
    expect(accepted(again)).toEqual({ changed: false })
  })

  it('[C48] changes nothing that is published while it is under review, returned or certified', async () => {
    expect(await published(peil())).toEqual(before)
    const back = { ...first, reason: 'See remark.', remarks: [{ kpi: '5', text: 'Sure?' }] }
    expect(codesOf(await returnReport(now(), coordinator, back))).toEqual(['not-allowed'])
    expect(codesOf(await returnReport(now(), manager, { ...back, reason: ' ' }))).toEqual([
      'reason-missing',
    ])
    accepted(await returnReport(now(), manager, back))
    expect(await published(peil())).toEqual(before)
    const returned = (await agreementOf(peil()))?.reviews.interim?.returned
    const texts = await peil().ledger.texts([
      ...(returned === null || returned === undefined
        ? []
        : [returned.reason, ...returned.remarks.map(({ text }) => text)]),
    ])
    expect([...texts.values()].sort()).toEqual(['See remark.', 'Sure?'])
    accepted(await submitReport(now(), coordinator, { ...interim, rows }))
    const second = { ...interim, submission: 2 }
    expect(codesOf(await certifyReport(now(), coordinator, second))).toEqual(['not-allowed'])
    accepted(await certifyReport(now(), mayor, second))
    expect(await published(peil())).toEqual(before)
  })

  it('counts once it is accepted, by somebody else, as if it had been imported', async () => {
    const second = { ...interim, submission: 2 }
    expect(codesOf(await acceptReport(now(), coordinator, second))).toEqual(['not-allowed'])
    expect(codesOf(await acceptReport(now(), manager, first))).toEqual(['report-replaced'])
    accepted(await acceptReport(now(), manager, second))
    const [received] = (await peil().ledger.read()).slice(-1)
    expect(received).toMatchObject({ type: 'report-received', actor: 'account:m' })
    const after = await published(peil())
    expect(after).not.toEqual(before)

    const other = await newPeil(await newPlace())
    try {
      await signedCall(other)
      accepted(await takeInReports(at(other, '2023-04-10'), [{ ...interim, rows }]))
      expect(await published(other)).toEqual(after)
    } finally {
      await other.close()
    }
  })

  it('is not reviewed by who submitted it, whatever else they are', async () => {
    const final = { ...ghent, moment: 'final' as const }
    accepted(await submitReport(now(), both, { ...final, rows: [row('5', 100)] }))
    const id = { ...final, submission: 1 }
    expect(codesOf(await acceptReport(now(), both, id))).toEqual(['four-eyes'])
    expect(codesOf(await acceptReport(now(), manager, id))).toEqual(['not-certified'])
    accepted(await certifyReport(now(), mayor, id))
    accepted(await acceptReport(now(), manager, id))
  })
})
