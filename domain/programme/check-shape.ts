import { z } from 'zod'
import type { Finding } from '../values/finding.ts'
import { fault, shown } from './fault.ts'
import { nearestName, suggestName } from './nearest-name.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'

type Issue = z.core.$ZodIssue

interface PlacedIssue {
  readonly issue: Issue
  readonly path: Path
}

const nameOfType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a block of keys',
}

/** The shape at a path of a shape; through unions, the first option that has the path. */
const shapeAt = (shape: unknown, path: Path): unknown => {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) {
    return shapeAt(shape.unwrap(), path)
  }
  if (shape instanceof z.ZodUnion) {
    return shape.options.map((option) => shapeAt(option, path)).find((found) => found !== null)
  }
  const [part, ...rest] = path
  if (part === undefined) return shape
  if (shape instanceof z.ZodArray) return shapeAt(shape.element, rest)
  if (shape instanceof z.ZodObject) return shapeAt(shape.shape[String(part)], rest)
  return null
}

const keysAt = (shape: unknown, path: Path): readonly string[] => {
  const found = shapeAt(shape, path)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

/**
 * The issues that a reader should see. A union fails with the issues of each option: those of the
 * option that is clearly nearest are meant, and none when that is not clear.
 */
const flatten = (issue: Issue, around: Path): readonly PlacedIssue[] => {
  const path = [
    ...around,
    ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
  ]
  if (issue.code !== 'invalid_union') return [{ issue, path }]
  const options = [...issue.errors].sort((a, b) => a.length - b.length)
  const [nearest, next] = options
  const clear = nearest !== undefined && next !== undefined && nearest.length < next.length
  return clear ? nearest.flatMap((inner) => flatten(inner, path)) : [{ issue, path }]
}

const whatToWrite = (expected: string, value: unknown): string => {
  if (expected === 'text' && typeof value === 'number') return `Put it in quotes: '${value}'.`
  if (expected === 'a list') return 'Write each item on a line of its own, after a hyphen.'
  if (expected === 'a block of keys') return 'Write its keys below it, indented.'
  return `Write ${expected} here.`
}

const wrongValue = (document: ProgrammeDocument, path: Path, expected: string, todo?: string) => {
  const value = document.raw(path)
  const last = path.at(-1) ?? 'the file'
  const name = typeof last === 'number' ? `item ${last + 1}` : last
  return fault(
    document.place(path),
    'wrong-value',
    `${name}: ${shown(value)}`,
    expected,
    todo ?? whatToWrite(expected, value),
  )
}

const findingsOf = (
  document: ProgrammeDocument,
  shape: z.ZodType,
  { issue, path }: PlacedIssue,
): readonly Finding[] => {
  const value = document.raw(path)
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(shape, path)
    return issue.keys.map((key) =>
      fault(
        document.placeOfKey([...path, key]),
        'unknown-key',
        key,
        `one of: ${known.join(', ')}`,
        suggestName(key, known),
      ),
    )
  }
  if (value === undefined && path.length > 0) {
    const key = String(path.at(-1))
    return [
      fault(
        document.place(path.slice(0, -1)),
        'missing-key',
        `no \`${key}\` in this block`,
        `\`${key}\``,
        `Add \`${key}:\` to this block.`,
      ),
    ]
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    const todo = typeof value === 'string' ? suggestName(value, values) : undefined
    const expected = values.length === 1 ? String(values[0]) : `one of: ${values.join(', ')}`
    return [wrongValue(document, path, expected, todo)]
  }
  const named = issue.code === 'invalid_type' ? nameOfType[issue.expected] : undefined
  return [wrongValue(document, path, named ?? issue.message)]
}

/** Keys that are missing only because they are there under a misspelt name. */
const misspelt = (shape: z.ZodType, issues: readonly PlacedIssue[]): ReadonlySet<string> =>
  new Set(
    issues.flatMap(({ issue, path }) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...path, nearestName(key, keysAt(shape, path))].join('/'))
        : [],
    ),
  )

/** How the document differs from the shape of its kind: one finding per fault, in plain words. */
export const checkShape = (document: ProgrammeDocument, shape: z.ZodType): readonly Finding[] => {
  const result = shape.safeParse(document.value)
  if (result.success) return []
  const issues = result.error.issues.flatMap((issue) => flatten(issue, []))
  const meant = misspelt(shape, issues)
  const seen = new Set<string>()
  return issues
    .filter(({ path }) => document.raw(path) !== undefined || !meant.has(path.join('/')))
    .filter(({ issue, path }) => {
      // A value can fail several checks for one fault: the first is the plainest.
      const key = issue.code === 'unrecognized_keys' ? `${path.join('/')}?` : path.join('/')
      const first = !seen.has(key)
      seen.add(key)
      return first
    })
    .flatMap((placed) => findingsOf(document, shape, placed))
}
