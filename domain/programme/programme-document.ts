import {
  isAlias,
  isMap,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
} from 'yaml'
import type { z } from 'zod'
import type { Finding } from '../values/finding.ts'
import { fault, type Place } from './fault.ts'

export type Path = readonly (string | number)[]

/** A YAML file that could be read: its value, and where each part of it stands. */
export interface ProgrammeDocument {
  readonly file: string
  readonly value: unknown
  /** Where the value at the path stands; the nearest part around it when it is not there. */
  readonly place: (path: Path) => Place
  /** Where the last key of the path stands. */
  readonly placeOfKey: (path: Path) => Place
  /** The value at the path, undefined when there is none. */
  readonly raw: (path: Path) => unknown
  /** The value at the path, undefined when there is none or it has another shape. */
  readonly read: <Shape extends z.ZodType>(path: Path, shape: Shape) => z.output<Shape> | undefined
  /** The values of the list at the path; empty when it is not a list. */
  readonly list: (path: Path) => readonly unknown[]
}

interface Step {
  readonly key: unknown
  readonly value: unknown
}

const stepInto = (node: unknown, part: string | number): Step | null => {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => String(key) === String(part))
    return pair === undefined ? null : { key: pair.key, value: pair.value }
  }
  if (isSeq(node) && typeof part === 'number' && part in node.items) {
    return { key: node.items[part], value: node.items[part] }
  }
  return null
}

const hasRange = (node: unknown): node is Node & { range: [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)

/** What each alias stands for: the last node before it with its anchor; null without one. */
const targetsOf = (document: Document): ReadonlyMap<Alias, Node | null> => {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node | null>()
  visit(document, {
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node)
    },
    Alias: (_, alias) => {
      targets.set(alias, anchors.get(alias.source) ?? null)
    },
  })
  return targets
}

/** Where the first alias without anchor stands; the start when all have one. */
const offsetOfLostAlias = (document: Document): number => {
  const lost = [...targetsOf(document)].find(([, target]) => target === null)
  return lost?.[0].range?.[0] ?? 0
}

const locate = (document: Document, lines: LineCounter, file: string) => {
  const targets = targetsOf(document)
  const resolved = (node: unknown): unknown => (isAlias(node) ? targets.get(node) : node)
  return (path: Path, of: 'key' | 'value'): Place => {
    let node: unknown = document.contents
    let nearest: unknown = node
    for (const [index, part] of path.entries()) {
      const step = stepInto(resolved(node), part)
      if (step === null) break
      const last = index === path.length - 1
      node = step.value
      const seen = last && of === 'key' ? step.key : resolved(node)
      nearest = hasRange(seen) ? seen : step.key
    }
    const { line, col } = lines.linePos(hasRange(nearest) ? nearest.range[0] : 0)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
}

const rawAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part)
        ? (at as Record<string | number, unknown>)[part]
        : undefined,
    value,
  )

const syntaxFault = (file: string, lines: LineCounter, code: string, at: number, text: string) => {
  const { line, col } = lines.linePos(at)
  const place = { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  return code === 'DUPLICATE_KEY'
    ? fault(
        place,
        'duplicate-key',
        'a key that is in this block already',
        'each key once in a block',
        'Remove one of the two, or rename it.',
      )
    : fault(
        place,
        'malformed-yaml',
        text.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? text,
        'well-formed YAML',
        'Compare the indentation, colons and quotes here with the lines around it.',
      )
}

/**
 * Reads one YAML file. `document` is null when the text cannot be understood as one YAML document;
 * a duplicate key alone leaves the rest readable.
 */
export const readDocument = (
  file: string,
  text: string,
): { readonly document: ProgrammeDocument | null; readonly findings: readonly Finding[] } => {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines, stringKeys: true, logLevel: 'error' })
  const faults = [...parsed.errors, ...parsed.warnings]
  const findings = faults.map(({ code, pos, message }) =>
    syntaxFault(file, lines, code, pos[0], message),
  )
  const duplicates = findings.filter(({ code }) => code === 'duplicate-key')
  // One slip often upsets the rest of the file, so only the first error of the syntax is said.
  const malformed = findings.find(({ code }) => code === 'malformed-yaml')
  if (malformed !== undefined) return { document: null, findings: [...duplicates, malformed] }

  let value: unknown
  try {
    value = parsed.toJS()
  } catch (error) {
    // The library throws for aliases without anchor, and for aliases that multiply without end.
    if (!(error instanceof ReferenceError)) throw error
    const at = offsetOfLostAlias(parsed)
    return { document: null, findings: [syntaxFault(file, lines, 'ALIAS', at, error.message)] }
  }
  const find = locate(parsed, lines, file)
  const raw = (path: Path): unknown => rawAt(value, path)
  return {
    findings: duplicates,
    document: {
      file,
      value,
      place: (path) => find(path, 'value'),
      placeOfKey: (path) => find(path, 'key'),
      raw,
      read: (path, shape) => {
        const result = shape.safeParse(raw(path))
        return result.success ? result.data : undefined
      },
      list: (path) => {
        const list = raw(path)
        return Array.isArray(list) ? (list as readonly unknown[]) : []
      },
    },
  }
}
