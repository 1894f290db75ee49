import type { Release } from '@peil/domain/release/release.ts'
import type { Cell, DataTable } from '../data/data-table.ts'
import { dataUnit } from '../data/data-unit.ts'
import { jsonStatDataset, type CubeCell, type Dimension } from './json-stat-cube.ts'
import type { ReleaseFacts } from './release-facts.ts'

/** Rows of a table, as the columns that a cube needs. */
interface Rows {
  readonly table: DataTable
  readonly rows: readonly (readonly Cell[])[]
}

interface Axis {
  readonly id: string
  readonly label: string
  readonly role?: 'time' | 'geo'
  readonly keyOf: (cell: (name: string) => Cell) => string
  readonly labelOf: (cell: (name: string) => Cell) => string
  /** Categories in the order in which they come, unless they sort by their id. */
  readonly sorted?: true
}

const measures = 'value lower upper numerator denominator n lowest highest areas areas_of'.split(
  ' ',
)

const inUnits = new Set(['value', 'lower', 'upper', 'lowest', 'highest'])

interface Found {
  readonly cell: (name: string) => Cell
  readonly has: ReadonlySet<string>
}

const cellsOf = (sources: readonly Rows[]): readonly Found[] =>
  sources.flatMap(({ table, rows }) => {
    const at = new Map(table.columns.map(({ name }, index) => [name, index]))
    const has = new Set(measures.filter((name) => at.has(name)))
    return rows.map((cells) => ({ has, cell: (name: string) => cells[at.get(name) ?? -1] ?? null }))
  })

const dimensionOf = (axis: Axis, found: readonly Found[]): Dimension => {
  const labels = new Map(found.map(({ cell }) => [axis.keyOf(cell), axis.labelOf(cell)]))
  const ids = axis.sorted === true ? [...labels.keys()].toSorted() : [...labels.keys()]
  return {
    id: axis.id,
    label: axis.label,
    ...(axis.role === undefined ? {} : { role: axis.role }),
    categories: ids.map((id) => ({ id, label: labels.get(id) ?? id })),
  }
}

const measureDimension = (found: readonly Found[], unit: string | null): Dimension => ({
  id: 'measure',
  label: 'Maat',
  role: 'metric',
  categories: measures
    .filter((name) => name === 'value' || found.some(({ cell }) => cell(name) !== null))
    .map((name) => ({
      id: name,
      label: name,
      ...(unit !== null && inUnits.has(name) ? { unit } : {}),
    })),
})

function* cubeCells(
  found: readonly Found[],
  axes: readonly Axis[],
  dimensions: readonly Dimension[],
): Generator<CubeCell> {
  const positions = dimensions.map(
    ({ categories }) => new Map(categories.map(({ id }, at) => [id, at])),
  )
  const metrics = dimensions.at(-1)?.categories ?? []
  for (const { cell } of found) {
    const base = axes.map(({ keyOf }, at) => positions[at]?.get(keyOf(cell)) ?? 0)
    const marks = [cell('status'), cell('caveats')].filter(
      (mark) => mark !== null && mark !== 'value',
    )
    for (const [at, { id }] of metrics.entries()) {
      const value = cell(id)
      const status = id === 'value' && marks.length > 0 ? marks.join(';') : undefined
      if (typeof value !== 'number' && status === undefined) continue
      yield {
        at: [...base, at],
        value: typeof value === 'number' ? value : null,
        ...(status === undefined ? {} : { status }),
      }
    }
  }
}

const period: Axis = {
  id: 'period',
  label: 'Periode',
  role: 'time',
  keyOf: (cell) => String(cell('period')),
  labelOf: (cell) => String(cell('period_text')),
  sorted: true,
}

const indicator = (titles: ReadonlyMap<string, string>): Axis => ({
  id: 'indicator',
  label: 'Indicator',
  keyOf: (cell) => String(cell('indicator')),
  labelOf: (cell) => titles.get(String(cell('indicator'))) ?? String(cell('indicator')),
})

/** Codes of municipalities as they are; other areas with their kind in front. */
const areaKey = (cell: (name: string) => Cell): string => {
  const kind = cell('area_kind')
  return kind === null ? String(cell('area')) : `${String(kind)}:${String(cell('area'))}`
}

const area: Axis = {
  id: 'area',
  label: 'Gebied',
  role: 'geo',
  keyOf: areaKey,
  labelOf: (cell) => String(cell('area_name')),
}

interface Of {
  readonly release: Release
  readonly facts: ReleaseFacts
  readonly label: string
  readonly source: string
  readonly unit: string | null
  readonly notes: readonly string[]
  readonly sources: readonly Rows[]
}

const provenanceOf = (found: readonly Found[]): string =>
  found.every(({ cell }) => cell('provenance') === 'supplied') ? 'supplied' : 'sample'

const write = (axes: readonly Axis[], { release, facts, sources, unit, ...of }: Of): string => {
  const found = cellsOf(sources)
  const dimensions = [
    ...axes.map((axis) => dimensionOf(axis, found)),
    measureDimension(found, unit),
  ]
  return jsonStatDataset(dimensions, cubeCells(found, axes, dimensions), {
    label: of.label,
    source: of.source,
    updated: release.on,
    note: [...of.notes, facts.caveats.nl, facts.caveats.en],
    extension: {
      publisher: facts.publisher?.nl ?? null,
      licence: facts.licenceAddress ?? facts.licence.nl,
      version: facts.version,
      provenance: provenanceOf(found),
    },
  })
}

const titlesOf = ({ programme }: Release) =>
  new Map(programme.indicators.map(({ id, title }) => [id, title.nl]))

/** An indicator in all areas and periods: indicator, area, period and measure. */
export const jsonStatOfIndicator = (
  release: Release,
  facts: ReleaseFacts,
  id: string,
  sources: readonly Rows[],
): string => {
  const definition = release.programme.indicators.find((one) => one.id === id)
  if (definition === undefined) throw new Error(`indicator ${id} is not in the programme`)
  const { title, source, limits, notes, breaks } = definition
  return write([indicator(titlesOf(release)), area, period], {
    release,
    facts,
    sources,
    label: title.nl,
    source: source.name.nl,
    unit: dataUnit(definition),
    notes: [
      definition.definition.nl,
      ...[limits, notes].flatMap((text) => (text === undefined ? [] : [text.nl])),
      ...(breaks ?? []).map(({ from, note }) => `${from}: ${note.nl}`),
    ],
  })
}

/** All indicators of one municipality. */
export const jsonStatOfMunicipality = (
  release: Release,
  facts: ReleaseFacts,
  name: string,
  sources: readonly Rows[],
): string =>
  write([area, indicator(titlesOf(release)), period], {
    release,
    facts,
    sources,
    label: name,
    source: facts.source.nl,
    unit: null,
    notes: [],
  })
