/** Letters to insert, remove, replace or swap with a neighbour to get from `a` to `b`. */
const editDistance = (a: string, b: string): number => {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

/**
 * The name that was probably meant: the one with the fewest letters different (optimal string
 * alignment), the first in order when several are. Null when none is near enough to be a slip.
 */
export const nearestName = (name: string, names: Iterable<string>): string | null => {
  const near = [...names]
    // Numbers are near to each other without being meant for each other.
    .filter((candidate) => !/^\d+$/.test(candidate))
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ candidate, distance }) => distance <= 0.45 * Math.max(name.length, candidate.length))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
  return near[0]?.candidate ?? null
}

const mostNames = 12

/** An instruction that names the nearest name, or else the names there are. */
export const suggestName = (name: string, names: Iterable<string>): string => {
  const known = [...names]
  const nearest = nearestName(name, known)
  if (nearest !== null) return `Did you mean \`${nearest}\`?`
  if (known.length === 0) return 'Remove it.'
  const some = known.slice(0, mostNames).join(', ')
  return `Use one of: ${some}${known.length > mostNames ? ', …' : '.'}`
}
