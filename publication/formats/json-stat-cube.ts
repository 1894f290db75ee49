/** One value of a cube; coordinates are positions on its dimensions. */
export interface CubeCell {
  readonly at: readonly number[]
  readonly value: number | null
  readonly status?: string
}

export interface Dimension {
  readonly id: string
  readonly label: string
  readonly role?: 'time' | 'geo' | 'metric'
  readonly categories: readonly {
    readonly id: string
    readonly label: string
    readonly unit?: string
  }[]
}

export interface CubeFacts {
  readonly label: string
  readonly source: string
  readonly updated: string
  readonly note: readonly string[]
  readonly extension: Readonly<Record<string, unknown>>
}

const rolesOf = (dimensions: readonly Dimension[]): Record<string, string[]> => {
  const roles: Record<string, string[]> = {}
  for (const { id, role } of dimensions) if (role !== undefined) (roles[role] ??= []).push(id)
  return roles
}

const dimensionOf = ({ label, categories }: Dimension): unknown => {
  const units = categories.flatMap(({ id, unit }) =>
    unit === undefined ? [] : [[id, { label: unit }] as const],
  )
  return {
    label,
    category: {
      index: categories.map(({ id }) => id),
      label: Object.fromEntries(categories.map(({ id, label: text }) => [id, text])),
      ...(units.length === 0 ? {} : { unit: Object.fromEntries(units) }),
    },
  }
}

/**
 * A JSON-stat 2.0 dataset. Cells that are not given, or have no value, are absent from `value`;
 * `status` says why, for those that have one.
 */
export const jsonStatDataset = (
  dimensions: readonly Dimension[],
  cells: Iterable<CubeCell>,
  { label, source, updated, note, extension }: CubeFacts,
): string => {
  const size = dimensions.map(({ categories }) => categories.length)
  const value: Record<string, number> = {}
  const status: Record<string, string> = {}
  for (const cell of cells) {
    const index = cell.at.reduce((sum, position, at) => sum * (size[at] ?? 1) + position, 0)
    if (cell.value !== null) value[index] = cell.value
    if (cell.status !== undefined) status[index] = cell.status
  }
  const dataset = {
    version: '2.0',
    class: 'dataset',
    label,
    source,
    updated,
    note,
    id: dimensions.map(({ id }) => id),
    size,
    role: rolesOf(dimensions),
    dimension: Object.fromEntries(dimensions.map((one) => [one.id, dimensionOf(one)])),
    value,
    ...(Object.keys(status).length === 0 ? {} : { status }),
    extension,
  }
  return `${JSON.stringify(dataset)}\n`
}
