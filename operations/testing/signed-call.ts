import { cents } from '@peil/domain/values/cents.ts'
import { signAgreements } from '../answer-offer.ts'
import { awardCall } from '../award-call.ts'
import { importApplications } from '../import/import-applications.ts'
import { importResidents } from '../import/import-residents.ts'
import type { Peil } from '../open.ts'
import { applied, csvFile, residentRows, type Row } from './table-files.ts'
import { accepted, at } from './test-peil.ts'

/** Ghent applies for KPIs 5, 6, 7 and 8; Tienen and Boutersem together for KPI 5. */
export const applicationRows: readonly Row[] = [
  applied({ kpi: '5', priority: 1 }),
  applied({ kpi: '6', planned_reach: 20, priority: 2 }),
  applied({ kpi: '7', planned_reach: 50, priority: 3 }),
  applied({ kpi: '8', planned_reach: 150, priority: 4 }),
  applied({ applicant: '24107', members: '24107;24016' }),
]

/** What everything but the plan of KPI 8, which then gets nothing, costs: 56,500 euro. */
export const budgetCents = cents(5_650_000)

/** The call of 2022 with those applications, awarded; nobody has signed. */
const awardedCall = async (peil: Peil, budget = budgetCents): Promise<void> => {
  const options = { dryRun: false }
  const residents = csvFile('residents', residentRows)
  accepted(await importResidents(at(peil, '2022-02-01'), residents, options))
  const applications = csvFile('applications', applicationRows)
  accepted(await importApplications(at(peil, '2022-05-01'), applications, options))
  accepted(await awardCall(at(peil, '2022-09-01'), '2022', budget))
}

/** The same, with Ghent's signature; Tienen and Boutersem have an open offer. */
export const signedCall = async (peil: Peil, budget = budgetCents): Promise<void> => {
  await awardedCall(peil, budget)
  accepted(await signAgreements(at(peil, '2022-09-20'), '2022', ['44021']))
}
