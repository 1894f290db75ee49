import type { Finding } from '../values/finding.ts'

const compare = (a: string | number, b: string | number): number =>
  typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === 'number' ? -1 : 1

const key = ({ file, line, column, code, found }: Finding): readonly (string | number)[] => [
  file,
  line ?? 0,
  column ?? 0,
  code,
  found,
]

/** By file, line and column; the same finding at the same place is kept once. */
export const sortFindings = (findings: readonly Finding[]): readonly Finding[] => {
  const keyed = findings.map((finding) => ({ finding, key: key(finding) }))
  keyed.sort((a, b) => {
    for (const [index, part] of a.key.entries()) {
      const order = compare(part, b.key[index] ?? 0)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed
    .filter((entry, index) => JSON.stringify(entry.key) !== JSON.stringify(keyed[index - 1]?.key))
    .map(({ finding }) => finding)
}
