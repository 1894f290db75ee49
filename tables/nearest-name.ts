/** Levenshtein distance: insertions, deletions and substitutions that turn `a` into `b`. */
const distance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const edited = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1
      current.push(Math.min(substituted, edited))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/**
 * The name that was most probably meant, or null when none comes near (more than two edits, and
 * more than a third of the longer name). The first of equally near names.
 */
export const nearestName = (found: string, names: readonly string[]): string | null => {
  // A header cell can hold a whole page of text; only its length decides that it is no near name.
  const text = found.slice(0, 100).toLowerCase()
  let best: { name: string; edits: number } | null = null
  for (const name of names) {
    const edits = distance(text, name.toLowerCase())
    const allowed = Math.max(2, Math.floor(Math.max(text.length, name.length) / 3))
    const alike = edits < Math.max(text.length, name.length)
    if (alike && edits <= allowed && (best === null || edits < best.edits)) best = { name, edits }
  }
  return best?.name ?? null
}
