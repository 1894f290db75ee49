import { describe, expect, it } from 'vitest'
import type { Reader } from '@peil/domain/access/role.ts'
import { cents } from '@peil/domain/values/cents.ts'
import { approveAward } from './approve-award.ts'
import { awardCall } from './award-call.ts'
import { importApplications } from './import/import-applications.ts'
import { importResidents } from './import/import-residents.ts'
import type { Peil } from './open.ts'
import { proposeAward } from './propose-award.ts'
import { applicationRows, budgetCents } from './testing/signed-call.ts'
import { applied, csvFile, residentRows, type Row } from './testing/table-files.ts'
import { accepted, codesOf, newPeil, newPlace, sharedPeil } from './testing/test-peil.ts'
import { loadState } from './transact.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const manager = (account: string): Reader => ({ account, grants: [{ role: 'programme-manager' }] })
const [first, second] = [manager('1'), manager('2')]
const coordinator: Reader = {
  account: 'c',
  grants: [{ role: 'coordinator', municipality: '44021' }],
}

const apply = async (peil: Peil, rows: readonly Row[]): Promise<void> => {
  const options = { dryRun: false }
  accepted(await importApplications(peil, csvFile('applications', rows), options))
}
const prepare = async (peil: Peil): Promise<void> => {
  const residents = csvFile('residents', residentRows)
  accepted(await importResidents(peil, residents, { dryRun: false }))
  await apply(peil, applicationRows)
}
const foundIn = (decision: Awaited<ReturnType<typeof approveAward>>) =>
  decision.ok ? '' : decision.refusals[0]?.found

describe('an award by two people', () => {
  const peil = sharedPeil(prepare)

  it('is for programme managers, whether or not there is such a call or proposal', async () => {
    for (const call of ['2022', '2021']) {
      const refused = await proposeAward(peil(), coordinator, call, budgetCents)
      expect(codesOf(refused)).toEqual(['not-allowed'])
    }
    expect(codesOf(await approveAward(peil(), coordinator, { id: 'x', subject: 'x' }))).toEqual([
      'not-allowed',
    ])
    expect(codesOf(await withdrawProposal(peil(), coordinator, 'award', 'x'))).toEqual([
      'not-allowed',
    ])
    expect(codesOf(await approveAward(peil(), first, { id: 'x', subject: 'x' }))).toEqual([
      'no-open-proposal',
    ])
    expect(codesOf(await proposeAward(peil(), first, '2021', budgetCents))).toEqual([
      'unknown-call',
    ])
  })

  it('[C71] is refused when an application moved, and says which', async () => {
    const seen = accepted(await proposeAward(peil(), first, '2022', budgetCents))
    expect(codesOf(await proposeAward(peil(), second, '2022', budgetCents))).toEqual([
      'already-proposed',
    ])
    await apply(peil(), [applied({ planned_reach: 90 })])
    const changed = await approveAward(peil(), second, seen)
    expect(codesOf(changed)).toEqual(['proposal-moved'])
    expect(foundIn(changed)).toBe('changed since it was proposed: agreement/2022/44021 was 1, is 2')
    await apply(peil(), applicationRows)
    await apply(peil(), [applied({ applicant: '24062' })])
    expect(foundIn(await approveAward(peil(), second, seen))).toContain(
      'agreement/2022/24062 is new',
    )
    accepted(await withdrawProposal(peil(), first, 'award', seen.id))
    expect(codesOf(await approveAward(peil(), second, seen))).toEqual(['no-open-proposal'])
  })

  it('is given by another person, and gives the entries of the command line', async () => {
    const seen = accepted(await proposeAward(peil(), first, '2022', budgetCents))
    expect(codesOf(await approveAward(peil(), first, seen))).toEqual(['four-eyes'])
    const otherThings = { ...seen, subject: '0'.repeat(64) }
    expect(codesOf(await approveAward(peil(), second, otherThings))).toEqual(['another-proposal'])
    const before = await peil().ledger.head()
    const award = accepted(await approveAward(peil(), second, seen))
    const fresh = (await peil().ledger.read()).slice(before.position)
    expect(fresh[0]).toMatchObject({ type: 'approval-given', actor: 'account:2' })
    expect(codesOf(await approveAward(peil(), second, seen))).toEqual(['no-open-proposal'])
    expect(codesOf(await proposeAward(peil(), first, '2022', cents(1)))).toEqual([
      'award-already-decided',
    ])

    const other = await newPeil(await newPlace())
    try {
      await prepare(other)
      await apply(other, [applied({ applicant: '24062' })])
      const head = await other.ledger.head()
      expect(accepted(await awardCall(other, '2022', budgetCents))).toEqual(award)
      const data = (entries: typeof fresh) =>
        entries.map(({ stream, type, data: of, parties }) => ({ stream, type, of, parties }))
      expect(data(fresh.slice(1))).toEqual(data((await other.ledger.read()).slice(head.position)))
      const states = [await loadState(peil()), await loadState(other)]
      expect(states.map(({ calls }) => calls.get('2022')?.committedCents)).toEqual([
        award.spentCents,
        award.spentCents,
      ])
    } finally {
      await other.close()
    }
  })
})
