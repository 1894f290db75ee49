/** Names under one first letter, without its accent: `É` is found under E. */
export interface LetterGroup<Entry> {
  readonly letter: string
  readonly entries: readonly Entry[]
}

const letterOf = (name: string): string => name.normalize('NFD').charAt(0).toUpperCase()

/** Sorts by name, same names by code, and groups by first letter. */
export const letterGroups = <Entry extends { readonly name: string; readonly nis: string }>(
  entries: readonly Entry[],
  compare: (a: string, b: string) => number,
): readonly LetterGroup<Entry>[] => {
  const sorted = entries.toSorted(
    (a, b) => compare(a.name, b.name) || Number(a.nis > b.nis) - Number(a.nis < b.nis),
  )
  return [...Map.groupBy(sorted, ({ name }) => letterOf(name))].map(([letter, group]) => ({
    letter,
    entries: group,
  }))
}
