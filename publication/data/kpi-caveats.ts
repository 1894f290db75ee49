import type { KpiAssessment } from '@peil/domain/release/release.ts'
import { words } from './data-table.ts'

export const kpiCaveatsMeaning = words(
  'Waar men op moet letten bij het beoordeelde rapport: interim (tussentijds, dus voorlopig), late (te laat ontvangen), corrected (het verving een eerder), shared (wie meetelt, telt deels ook bij een andere KPI).',
  'What to mind about the report that is judged: interim (so provisional), late (received late), corrected (it replaced an earlier one), shared (some also count under another KPI).',
)

/** What to mind about a KPI that was reported, as codes. */
export const kpiCaveats = ({ reachAt, reports }: KpiAssessment): string => {
  const same = reports.filter(({ moment }) => moment === reachAt)
  const judged = same.find(({ replaced }) => !replaced)
  const caveats = [
    ...(reachAt === 'interim' ? ['interim'] : []),
    ...(judged?.late === true ? ['late'] : []),
    ...(same.some(({ replaced }) => replaced) ? ['corrected'] : []),
    ...((judged?.sharedWith.length ?? 0) > 0 ? ['shared'] : []),
  ]
  return caveats.join(';')
}
