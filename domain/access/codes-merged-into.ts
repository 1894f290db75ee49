import type { Programme } from '../programme/programme.ts'

/**
 * The code of a municipality with all codes that ever merged into it, its own first: what was agreed
 * before a merger is the business of the municipality that there is now.
 */
export const codesMergedInto = (
  { areaSets }: Pick<Programme, 'areaSets'>,
  nis: string,
): readonly string[] => {
  const everyone = areaSets.flatMap(({ municipalities }) => municipalities)
  const codes = new Set([nis])
  // A set is walked in the order of insertion, what is added on the way included.
  for (const code of codes)
    for (const { nis: other, predecessors } of everyone)
      if (other === code) for (const before of predecessors) codes.add(before)
  return [...codes]
}
