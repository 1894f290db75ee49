import type { Release } from '@peil/domain/release/release.ts'
import type { Cell, DataTable } from './data-table.ts'

/** What rows are about, `municipality/44021`, with the numbers of those rows, ascending. */
export type RowsBySubject = ReadonlyMap<string, readonly number[]>

interface Links {
  readonly municipalitiesOf: ReadonlyMap<string, readonly string[]>
  readonly regionOf: ReadonlyMap<string, string>
  readonly actionOf: ReadonlyMap<string, string>
}

const linksOf = ({ agreements, municipalities, programme }: Release): Links => {
  const municipalitiesOf = new Map<string, string[]>(agreements.map(({ key }) => [key, []]))
  for (const { nis, agreements: keys } of municipalities)
    for (const key of keys) municipalitiesOf.get(key)?.push(nis)
  return {
    municipalitiesOf,
    regionOf: new Map([
      ...municipalities.map(({ nis, region }) => [nis, region] as const),
      ...agreements.map(({ key, region }) => [key, region] as const),
    ]),
    actionOf: new Map(programme.kpis.map(({ id, action }) => [id, action])),
  }
}

const areaSubjects = (table: string, cell: (name: string) => Cell, links: Links): string[] => {
  const kind = String(cell('area_kind') ?? '')
  const region = kind === 'region' ? cell('area') : kind === '' ? cell('region') : null
  const place = kind === 'municipality' || kind === '' ? (cell('area') ?? cell('nis')) : null
  const around = table === 'observations' ? links.regionOf.get(String(place)) : null
  return [
    ...(place === null ? [] : [`municipality/${String(place)}`]),
    ...(region === null ? [] : [`region/${String(region)}`]),
    ...(around === null || around === undefined ? [] : [`region/${around}`]),
  ]
}

const agreementSubjects = (key: string, { municipalitiesOf, regionOf }: Links): string[] => [
  ...(municipalitiesOf.get(key) ?? []).map((nis) => `municipality/${nis}`),
  ...(regionOf.has(key) ? [`region/${String(regionOf.get(key))}`] : []),
]

const subjectsOf = (table: string, cell: (name: string) => Cell, links: Links): Set<string> => {
  const agreement = cell('agreement')
  const indicator = cell('indicator')
  const action = cell('action') ?? links.actionOf.get(String(cell('kpi'))) ?? null
  return new Set([
    ...areaSubjects(table, cell, links),
    ...(agreement === null ? [] : agreementSubjects(String(agreement), links)),
    ...(indicator === null ? [] : [`indicator/${String(indicator)}`]),
    ...(action === null ? [] : [`action/${String(action)}`]),
  ])
}

/**
 * Finds which rows of a table are about each municipality, region, action and indicator: a row about
 * an agreement is about all its members. A region has the observations of its municipalities too.
 */
export const subjectFinder = (release: Release): ((table: DataTable) => RowsBySubject) => {
  const links = linksOf(release)
  return ({ name, columns, rows }) => {
    const at = new Map(columns.map((column, index) => [column.name, index]))
    const found = new Map<string, number[]>()
    for (const [number, cells] of rows.entries()) {
      const cell = (column: string): Cell => cells[at.get(column) ?? -1] ?? null
      for (const subject of subjectsOf(name, cell, links)) {
        const numbers = found.get(subject)
        if (numbers === undefined) found.set(subject, [number])
        else numbers.push(number)
      }
    }
    return found
  }
}
