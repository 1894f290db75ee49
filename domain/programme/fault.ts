import type { Finding } from '../values/finding.ts'

/** Where something stands: a file, and in it a line and column when a part of it is meant. */
export type Place = Pick<Finding, 'file' | 'line' | 'column'>

/** A finding that makes a programme unusable until it is put right. */
export const fault = (
  place: Place,
  code: string,
  found: string,
  expected: string,
  whatToDo: string,
): Finding => ({ severity: 'error', code, ...place, found, expected, whatToDo })

const longest = 60

/** A value as a reader sees it in the file: short, texts in quotes, blocks by their keys. */
export const shown = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return `a block with ${Object.keys(value).join(', ') || 'no keys'}`
  const text = JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
