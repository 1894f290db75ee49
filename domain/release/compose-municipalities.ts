import { regionId } from '../area/region-id.ts'
import type { AreaSet, Municipality } from '../programme/programme.ts'
import { addDays, type CalendarDate } from '../values/calendar-date.ts'
import type {
  AgreementPage,
  MunicipalityPage,
  ResidentsFigure,
  VanishedMunicipality,
} from './release.ts'

export interface ResidentsRow {
  readonly area: string
  readonly referenceDate: CalendarDate
  readonly residents: number
  readonly source: string
}

/** The municipalities of a day, by name, each with its figures and agreements. */
export const composeMunicipalities = (
  set: AreaSet,
  residents: readonly ResidentsRow[],
  agreements: readonly AgreementPage[],
  on: CalendarDate,
): readonly MunicipalityPage[] => {
  const figures = latestFigures(residents, on)
  const byMember = new Map<string, string[]>()
  for (const { key, members } of agreements) {
    for (const { nis } of members) byMember.set(nis, [...(byMember.get(nis) ?? []), key])
  }
  return [...set.municipalities].sort(byName).map((municipality) => {
    const { nis, predecessors } = municipality
    const codes = [...new Set([nis, ...predecessors])]
    const keys = new Set(codes.flatMap((code) => byMember.get(code) ?? []))
    return {
      nis,
      name: municipality.name,
      province: municipality.province,
      region: regionId(municipality.region),
      population: municipality.population,
      populationOn: municipality.populationOn,
      residents: figureOf(municipality, set, figures),
      neighbours: municipality.neighbours,
      predecessors,
      tileColumn: municipality.tileColumn,
      tileRow: municipality.tileRow,
      agreements: agreements.flatMap(({ key }) => (keys.has(key) ? [key] : [])),
    }
  })
}

/** Codes of earlier sets that are no longer valid, with the municipality that leads on. */
export const composeVanished = (
  sets: readonly AreaSet[],
  today: AreaSet,
): readonly VanishedMunicipality[] => {
  const current = new Map(today.municipalities.map((m) => [m.nis, m]))
  return sets
    .filter((set) => set.validFrom < today.validFrom)
    .flatMap((set, index, earlier) =>
      set.municipalities.flatMap((municipality): readonly VanishedMunicipality[] => {
        const nextSet = earlier[index + 1] ?? today
        const successor = leadOn(municipality, [...earlier.slice(index + 1), today])
        const gone = !nextSet.municipalities.some(({ nis }) => nis === municipality.nis)
        if (!gone || successor === null) return []
        return [
          {
            nis: municipality.nis,
            name: municipality.name,
            successor,
            successorName: current.get(successor)?.name ?? successor,
            lastDay: addDays(nextSet.validFrom, -1),
          },
        ]
      }),
    )
    .sort(byName)
}

/** Follows predecessors through later sets to the code that is valid today. */
const leadOn = (municipality: Municipality, later: readonly AreaSet[]): string | null => {
  let code: string | null = municipality.nis
  for (const set of later) {
    const next = set.municipalities.find(
      ({ nis, predecessors }) => nis === code || predecessors.includes(code ?? ''),
    )
    code = next?.nis ?? null
  }
  return code
}

const byName = (
  a: { readonly name: string; readonly nis: string },
  b: { readonly name: string; readonly nis: string },
): number => a.name.localeCompare(b.name, 'nl') || (a.nis < b.nis ? -1 : 1)

const latestFigures = (
  rows: readonly ResidentsRow[],
  on: CalendarDate,
): ReadonlyMap<string, ResidentsRow> => {
  const latest = new Map<string, ResidentsRow>()
  for (const row of rows) {
    const known = latest.get(row.area)
    if (
      row.referenceDate <= on &&
      (known === undefined || known.referenceDate <= row.referenceDate)
    ) {
      latest.set(row.area, row)
    }
  }
  return latest
}

/**
 * Its own figure, or the sum over all predecessors when each has one of the same day. A figure from
 * before a merger describes the old area, even when the code stayed the same.
 */
const figureOf = (
  { nis, predecessors }: Municipality,
  { validFrom }: AreaSet,
  figures: ReadonlyMap<string, ResidentsRow>,
): ResidentsFigure | null => {
  const own = figures.get(nis)
  const merged = predecessors.length > 1
  if (own !== undefined && (!merged || own.referenceDate >= validFrom)) {
    return { residents: own.residents, referenceDate: own.referenceDate, source: own.source }
  }
  const parts = predecessors.flatMap((code) => figures.get(code) ?? [])
  const [first] = parts
  if (first === undefined || parts.length < predecessors.length) return null
  if (parts.some(({ referenceDate }) => referenceDate !== first.referenceDate)) return null
  return {
    residents: parts.reduce((total, { residents }) => total + residents, 0),
    referenceDate: first.referenceDate,
    source: first.source,
  }
}
