import { regionId } from '../area/region-id.ts'
import { successorOf } from '../area/successor-of.ts'
import {
  latestResidents,
  type ResidentObservation,
  type ResidentsByArea,
} from '../eligibility/residents.ts'
import type { AreaSet, Municipality } from '../programme/programme.ts'
import { addDays, type CalendarDate } from '../values/calendar-date.ts'
import type {
  AgreementPage,
  MunicipalityPage,
  ResidentsFigure,
  VanishedMunicipality,
} from './release.ts'

/**
 * The municipalities of a day, by name, each with its figures and with the agreements of itself and
 * of every vanished code that leads to it, through as many mergers as there were.
 */
export const composeMunicipalities = (
  set: AreaSet,
  vanished: readonly VanishedMunicipality[],
  residents: readonly ResidentObservation[],
  agreements: readonly AgreementPage[],
  on: CalendarDate,
): readonly MunicipalityPage[] => {
  const figures = latestResidents(residents, on)
  const codesOf = Map.groupBy(vanished, ({ successor }) => successor)
  const indexesOf = indexesByMember(agreements)
  return set.municipalities.toSorted(byName).map((municipality) => {
    const { nis, predecessors } = municipality
    const codes = [nis, ...(codesOf.get(nis) ?? []).map((gone) => gone.nis)]
    const indexes = new Set(codes.flatMap((code) => indexesOf.get(code) ?? []))
    return {
      nis,
      name: municipality.name,
      province: municipality.province,
      region: regionId(municipality.region),
      population: municipality.population,
      populationOn: municipality.populationOn,
      residents: figureOf(municipality, set, figures),
      neighbours: municipality.neighbours,
      predecessors: predecessors.filter((code) => code !== nis || predecessors.length > 1),
      tileColumn: municipality.tileColumn,
      tileRow: municipality.tileRow,
      agreements: [...indexes]
        .sort((a, b) => a - b)
        .flatMap((index) => agreements[index]?.key ?? []),
    }
  })
}

/** Per code, in which of the agreements it is a member. */
const indexesByMember = (
  agreements: readonly AgreementPage[],
): ReadonlyMap<string, readonly number[]> => {
  const indexes = new Map<string, number[]>()
  for (const [index, { members }] of agreements.entries()) {
    for (const { nis } of members) {
      const known = indexes.get(nis)
      if (known === undefined) indexes.set(nis, [index])
      else known.push(index)
    }
  }
  return indexes
}

/** Codes of earlier sets that are no longer valid, with the municipality that leads on. */
export const composeVanished = (
  areaSets: readonly AreaSet[],
  today: AreaSet,
): readonly VanishedMunicipality[] => {
  const until = areaSets.filter(({ validFrom }) => validFrom <= today.validFrom)
  return until
    .flatMap(({ municipalities }, index) => {
      const next = until[index + 1]
      if (next === undefined) return []
      const stays = new Set(next.municipalities.map(({ nis }) => nis))
      return municipalities.flatMap(({ nis, name }): readonly VanishedMunicipality[] => {
        const successor = stays.has(nis) ? null : successorOf({ areaSets }, nis, today.validFrom)
        if (successor === null) return []
        const lastDay = addDays(next.validFrom, -1)
        return [{ nis, name, successor: successor.nis, successorName: successor.name, lastDay }]
      })
    })
    .sort(byName)
}

const byName = (
  a: { readonly name: string; readonly nis: string },
  b: { readonly name: string; readonly nis: string },
): number => a.name.localeCompare(b.name, 'nl') || (a.nis < b.nis ? -1 : 1)

/**
 * Its own figure, or the sum over all predecessors when the latest figures of all are of the same
 * day. A figure from before a merger describes the old area, even when the code stayed the same.
 */
const figureOf = (
  { nis, predecessors }: Municipality,
  { validFrom }: AreaSet,
  figures: ResidentsByArea,
): ResidentsFigure | null => {
  const own = figures.get(nis)
  const merged = predecessors.length > 1
  if (own !== undefined && (!merged || own.referenceDate >= validFrom)) return own
  const parts = predecessors.flatMap((code) => figures.get(code) ?? [])
  const [first] = parts
  if (first === undefined || parts.length < predecessors.length) return null
  if (parts.some(({ referenceDate }) => referenceDate !== first.referenceDate)) return null
  return { ...first, residents: parts.reduce((total, { residents }) => total + residents, 0) }
}
