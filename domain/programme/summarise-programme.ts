import type { Finding } from '../values/finding.ts'
import { addCents, timesUnits, zeroCents, type Cents } from '../values/cents.ts'
import type { Call, LocalText, Programme } from './programme.ts'

/** What a check of a programme says, in a form that programs can read. */
export interface ProgrammeSummary {
  readonly goals: readonly { readonly id: string; readonly title: LocalText }[]
  readonly actions: readonly {
    readonly id: string
    readonly goal: string
    readonly title: LocalText
  }[]
  readonly kpis: readonly {
    readonly id: string
    readonly action: string
    readonly kind: string
    readonly unit: string
    readonly title: LocalText
  }[]
  readonly indicators: readonly {
    readonly id: string
    readonly theme: string
    readonly kind: string
    readonly collection: string
    readonly title: LocalText
  }[]
  readonly calls: readonly CallSummary[]
  /** Ids name the place and the kind of fault: `calls/2022.yaml:12:5:unknown-kpi`. */
  readonly findings: readonly (Finding & { readonly id: string })[]
}

export interface CallSummary {
  readonly id: string
  readonly period: string
  readonly rows: number
  /** What one application can be awarded at most: the sum of price times maximum. */
  readonly maximum_cents: Cents
}

const summariseCall = ({ id, period, rows }: Call): CallSummary => ({
  id,
  period,
  rows: rows.length,
  maximum_cents: rows.reduce(
    (sum, row) => addCents(sum, timesUnits(row.unitPriceEuro, row.maximumReach)),
    zeroCents,
  ),
})

const idOf = ({ file, line, column, code }: Finding): string =>
  [file, line, column, code].filter((part) => part !== undefined).join(':')

/** Ids made unique: the second finding of a kind at one place gets `#2`. */
const withIds = (findings: readonly Finding[]): ProgrammeSummary['findings'] => {
  const counts = new Map<string, number>()
  return findings.map((finding) => {
    const id = idOf(finding)
    const count = (counts.get(id) ?? 0) + 1
    counts.set(id, count)
    return { id: count === 1 ? id : `${id}#${count}`, ...finding }
  })
}

/** The summary of what `parseProgramme` gives. Without a programme, all but the findings is empty. */
export const summariseProgramme = ({
  programme,
  findings,
}: {
  readonly programme: Programme | null
  readonly findings: readonly Finding[]
}): ProgrammeSummary => ({
  goals: (programme?.goals ?? []).map(({ id, title }) => ({ id, title })),
  actions: (programme?.actions ?? []).map(({ id, goal, title }) => ({ id, goal, title })),
  kpis: (programme?.kpis ?? []).map(({ id, action, kind, unit, title }) => ({
    id,
    action,
    kind,
    unit,
    title,
  })),
  indicators: (programme?.indicators ?? []).map(({ id, theme, kind, collection, title }) => ({
    id,
    theme,
    kind,
    collection,
    title,
  })),
  calls: (programme?.calls ?? []).map(summariseCall),
  findings: withIds(findings),
})
