import type { ActionTotals, AgreementPage, KpiAssessment } from '@peil/domain/release/release.ts'
import { words, type Words } from './data-table.ts'

/** Tells apart why a cell is empty, since missing is not zero. */
export type FigureStatus =
  | 'value'
  | 'provisional'
  | 'not-due'
  | 'not-reported'
  | 'not-applicable'
  | 'not-supplied'
  | 'units-differ'

/** What each status says, for the dictionary. */
export const figureStatusMeaning: Record<FigureStatus, Words> = {
  value: words('een cijfer', 'a figure'),
  provisional: words('een voorlopig cijfer', 'a provisional figure'),
  'not-due': words('nog niet verwacht', 'not due yet'),
  'not-reported': words('verwacht maar niet gerapporteerd', 'due but not reported'),
  'not-applicable': words('niet van toepassing', 'not applicable'),
  'not-supplied': words('niet aangeleverd', 'not supplied'),
  'units-differ': words(
    'niet op te tellen: de eenheden verschillen',
    'cannot be added: the units differ',
  ),
}

/** Status of the reach: an interim report is provisional until the final one is in. */
export const reachStatus = (kpi: KpiAssessment): FigureStatus => {
  if (kpi.reach !== null) return kpi.reachAt === 'final' ? 'value' : 'provisional'
  switch (kpi.status) {
    case 'not-applicable':
    case 'withdrawn':
      return 'not-applicable'
    case 'not-started':
    case 'not-due':
      return 'not-due'
    default:
      return 'not-reported'
  }
}

/** Status of the people of an agreement, from its KPIs that are counted in people. */
export const peopleStatus = (
  agreement: AgreementPage,
  isInPeople: (kpi: string) => boolean,
): FigureStatus => {
  const statuses = agreement.kpis.filter(({ kpi }) => isInPeople(kpi)).map(reachStatus)
  const due = statuses.filter((status) => status !== 'not-applicable')
  if (agreement.people !== null)
    return due.every((status) => status === 'value') ? 'value' : 'provisional'
  if (due.length === 0) return 'not-applicable'
  return due.includes('not-reported') ? 'not-reported' : 'not-due'
}

export const agreedStatus = ({ agreed, reported }: ActionTotals): FigureStatus => {
  if (agreed !== null) return 'value'
  return reported.of === 0 ? 'not-applicable' : 'units-differ'
}

/** A total over some of the final reports is provisional until all of them are in. */
export const realisedStatus = (totals: ActionTotals): FigureStatus => {
  const { realised, reported, statuses } = totals
  if (realised !== null) return reported.n < reported.of ? 'provisional' : 'value'
  const agreed = agreedStatus(totals)
  if (agreed !== 'value') return agreed
  return statuses.overdue > 0 ? 'not-reported' : 'not-due'
}
