import { targetOf, versionInForce, type Agreement } from '@peil/domain/agreement/agreement.ts'
import type { Moment, TermsRow } from '@peil/domain/agreement/entries.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { AgreementReport } from '../take-in-reports.ts'
import type { Random } from './random.ts'
import type { ExactTotal } from './sample-plan.ts'
import { splitExactly } from './split-exactly.ts'

const reasons = [
  'Te weinig begeleiders gevonden; de werving loopt door.',
  'De partner startte pas in januari.',
  'Minder inschrijvingen dan verwacht, vooral in de winter.',
  'Een tweede groep begint na de zomer.',
]

/** Final reach per agreement and KPI, `<applicant>/<kpi>`. */
export type FinalReach = ReadonlyMap<string, number>

/**
 * Invents what every agreement will have reached at the end: published totals come out exactly,
 * the rest varies around the target, some far over it and some short.
 */
export const inventFinalReach = (
  agreements: readonly Agreement[],
  exact: readonly ExactTotal[],
  random: Random,
): FinalReach => {
  const rows = agreements.flatMap((agreement) =>
    awardedRows(agreement).map((row) => ({ key: `${agreement.applicant}/${row.kpi}`, row })),
  )
  const reach = new Map<string, number>()
  for (const { key, row } of rows) reach.set(key, freeReach(row, random))
  for (const { kpi, realised } of exact) {
    if (realised === undefined) continue
    const own = rows.filter(({ row }) => row.kpi === kpi)
    const weights = own.map(({ row }) => targetOf(row) * (0.35 + 1.6 * random.share() ** 2))
    const single = own.every(({ row }) => targetOf(row) === 1)
    const parts = splitExactly(realised, weights, {
      least: () => 0,
      most: () => (single ? 1 : Infinity),
    })
    own.forEach(({ key }, index) => reach.set(key, parts[index] ?? 0))
  }
  return reach
}

const freeReach = (row: TermsRow, random: Random): number => {
  const target = targetOf(row)
  if (target <= 4) return random.share() < 0.85 ? target : Math.max(0, target - 1)
  return Math.round(target * (0.5 + 0.9 * random.share()))
}

const awardedRows = (agreement: Agreement): readonly TermsRow[] =>
  (versionInForce(agreement)?.rows ?? []).filter(({ awardedReach }) => awardedReach > 0)

/** The report of one agreement at one moment, given what it will have reached in the end. */
export const inventReport = (
  programme: Programme,
  agreement: Agreement,
  moment: Moment,
  finalReach: FinalReach,
  random: Random,
): AgreementReport => {
  const kindOf = new Map(programme.kpis.map(({ id, kind }) => [id, kind]))
  const rows = awardedRows(agreement).map((row) => {
    const final = finalReach.get(`${agreement.applicant}/${row.kpi}`) ?? 0
    const plan = kindOf.get(row.kpi) === 'plan'
    const share = plan ? 0 : 0.2 + 0.45 * random.share()
    const reach = moment === 'final' ? final : Math.floor(final * share)
    const missed = moment === 'final' && reach < targetOf(row)
    return {
      kpi: row.kpi,
      reach,
      sharedWith: [],
      reason: missed ? (reasons[random.integer(0, reasons.length - 1)] ?? '') : '',
    }
  })
  return {
    call: agreement.call,
    applicant: agreement.applicant,
    moment,
    rows: shareSome(programme, rows, random),
  }
}

/** Now and then the same people are counted under two KPIs of one agreement. */
const shareSome = (
  programme: Programme,
  rows: AgreementReport['rows'],
  random: Random,
): AgreementReport['rows'] => {
  const people = new Set(programme.units.filter((unit) => unit.people).map(({ id }) => id))
  const counted = rows.filter(({ kpi, reach }) => {
    const unit = programme.kpis.find(({ id }) => id === kpi)?.unit
    return unit !== undefined && people.has(unit) && reach > 10
  })
  const [first, second] = counted
  if (first === undefined || second === undefined || random.share() > 0.3) return rows
  const shared = { kpi: second.kpi, people: Math.floor(Math.min(first.reach, second.reach) / 5) }
  return rows.map((row) => (row.kpi === first.kpi ? { ...row, sharedWith: [shared] } : row))
}
