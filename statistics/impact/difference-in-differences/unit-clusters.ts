import { given, refused, type Outcome } from '../../outcome.ts'
import { listed, type Panel } from '../panel.ts'

/**
 * The cluster of each unit of a panel, from a value per row of the data; each unit its own where no
 * clusters are given. Refused: a unit that changes its cluster.
 */
export const unitClusters = (
  panel: Panel,
  cluster: ArrayLike<string | number> | undefined,
  column = 'cluster',
): Outcome<readonly string[]> => {
  if (cluster === undefined) return given(panel.units)
  const cells = Array.from(panel.rows, (row) => String(cluster[row]))
  const count = panel.times.length
  const owners = panel.units.map((_, i) => cells[i * count] ?? '')
  const changing = panel.units.filter((_, i) =>
    cells.slice(i * count, (i + 1) * count).some((cell) => cell !== owners[i]),
  )
  if (changing.length === 0) return given(owners)
  return refused({
    code: 'cluster-changes',
    found: `${column} differs between the rows of unit ${listed(changing)}`,
    expected: 'each unit in one cluster at all times',
    whatToDo: `Give each of these units one value of ${column}.`,
    about: { column, unit: changing[0] ?? '' },
  })
}
