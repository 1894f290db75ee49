import { expect, it } from 'vitest'
import { cents } from '@peil/domain/values/cents.ts'
import { awardCall } from './award-call.ts'
import { importApplications } from './import/import-applications.ts'
import { importResidents } from './import/import-residents.ts'
import type { Peil } from './open.ts'
import { applied, csvFile, residentRows } from './testing/table-files.ts'
import { accepted, codesOf, describeOnBothStorages, newPeil } from './testing/test-peil.ts'

/** The same Peil, at whose first append somebody else comes just before. */
const overtakenBy = (peil: Peil, other: () => Promise<void>): Peil => {
  let overtaken = false
  const { ledger } = peil
  return {
    ...peil,
    ledger: {
      ...ledger,
      append: async (batch) => {
        if (!overtaken) {
          overtaken = true
          await other()
        }
        return ledger.append(batch)
      },
    },
  }
}

const application = (plannedReach: number): string =>
  csvFile('applications', [
    applied({ applicant: '24062', planned_reach: 2_250 }),
    applied({ kpi: '8', planned_reach: plannedReach }),
  ])

describeOnBothStorages('a decision on what has moved on meanwhile', ({ newPlace }) => {
  const prepared = async (): Promise<Peil> => {
    const peil = await newPeil(await newPlace())
    const options = { dryRun: false }
    accepted(await importResidents(peil, csvFile('residents', residentRows), options))
    accepted(await importApplications(peil, application(150), options))
    return peil
  }
  const importing = (peil: Peil, plannedReach: number) =>
    importApplications(peil, application(plannedReach), { dryRun: false })
  const awarding = (peil: Peil) => awardCall(peil, '2022', cents(1_000))

  it('is made anew when a new version of an application comes before an award', async () => {
    const peil = await prepared()
    const overtaken = overtakenBy(peil, async () => void accepted(await importing(peil, 100)))
    const { rows } = accepted(await awarding(overtaken))
    expect(rows.find(({ kpi }) => kpi === '8')).toMatchObject({ requested: 100, awarded: 0 })
    await peil.close()
  })

  it('is refused when an award comes before a new version of an application', async () => {
    const peil = await prepared()
    const overtaken = overtakenBy(peil, async () => void accepted(await awarding(peil)))
    expect(codesOf(await importing(overtaken, 100))).toEqual(['award-already-decided'])
    await peil.close()
  })
})
