import type { AreaTable } from './read-areas.ts'
import type { PostcodeRow } from './read-postcodes.ts'
import type { Path, ProgrammeDocument } from './programme-document.ts'

/** What could be read of a programme folder, right or wrong: the checks look at this. */
export interface Draft {
  readonly documents: ReadonlyMap<string, ProgrammeDocument>
  /** By file name: `areas/….csv`. */
  readonly areas: ReadonlyMap<string, AreaTable>
  /** Null when there is no postcodes.csv. */
  readonly postcodes: readonly PostcodeRow[] | null
}

/** A place in a document that a pattern fits: `*` in a pattern stands for every item of a list. */
export interface Match {
  readonly document: ProgrammeDocument
  readonly path: Path
  readonly value: unknown
}

const expand = (document: ProgrammeDocument, pattern: readonly string[]): readonly Path[] =>
  pattern.reduce<readonly Path[]>(
    (paths, part) =>
      part === '*'
        ? paths.flatMap((path) => document.list(path).map((_, index) => [...path, index]))
        : paths.map((path) => [...path, part]),
    [[]],
  )

/** Every place that `pattern` fits in the files; `calls/*` means every call. */
export const matches = (draft: Draft, file: string, pattern: string): readonly Match[] =>
  [...draft.documents.values()]
    .filter((document) =>
      file === 'calls/*' ? document.file.startsWith('calls/') : document.file === file,
    )
    .flatMap((document) =>
      expand(document, pattern.split('/'))
        .map((path) => ({ document, path, value: document.raw(path) }))
        .filter(({ value }) => value !== undefined),
    )

/** The lists whose items have ids that other places refer to. */
const idPatterns = {
  goal: ['goals.yaml', 'goals/*/id'],
  unit: ['units.yaml', 'units/*/id'],
  group: ['units.yaml', 'groups/*/id'],
  action: ['actions.yaml', 'actions/*/id'],
  kpi: ['kpis.yaml', 'kpis/*/id'],
  target: ['targets.yaml', 'targets/*/id'],
  rule: ['announced.yaml', 'rules/*/id'],
  contradiction: ['contradictions.yaml', 'contradictions/*/id'],
  publication: ['sources.yaml', 'publications/*/id'],
  period: ['programme.yaml', 'periods/*/id'],
  'area set': ['programme.yaml', 'areaSets/*/id'],
  theme: ['indicators.yaml', 'themes/*/id'],
  indicator: ['indicators.yaml', 'indicators/*/id'],
  call: ['calls/*', 'id'],
} as const satisfies Record<string, readonly [string, string]>

export type IdKind = keyof typeof idPatterns
export const idKinds = Object.keys(idPatterns) as readonly IdKind[]

export const placesOfIds = (draft: Draft, kind: IdKind): readonly Match[] => {
  const [file, pattern] = idPatterns[kind]
  return matches(draft, file, pattern)
}

/** The file in which ids of this kind are given. */
export const fileOfIds = (kind: IdKind): string => idPatterns[kind][0]

/** The documents of the calls. */
export const callsOf = (draft: Draft): readonly ProgrammeDocument[] =>
  [...draft.documents.values()].filter(({ file }) => file.startsWith('calls/'))

/** The id that a call should have: the name of its file. */
export const callName = ({ file }: ProgrammeDocument): string =>
  file.replace(/^calls\//, '').replace(/\.yaml$/, '')

/** The ids of a kind; null when their file is missing or unreadable, so nothing can be said. */
export const idsOf = (draft: Draft, kind: IdKind): ReadonlySet<string> | null => {
  const file = fileOfIds(kind)
  if (file !== 'calls/*' && !draft.documents.has(file)) return null
  // An id without quotes can be a number: that is one fault, said elsewhere, and not also an id that
  // nothing has.
  const ids = placesOfIds(draft, kind).map(({ value }) => String(value))
  return new Set([...ids, ...(kind === 'call' ? callsOf(draft).map(callName) : [])])
}
