import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Counts, GroupDecision, IndexedRefusal } from '../group-decision.ts'
import type { Peil } from '../open.ts'
import { loadState, transact } from '../transact.ts'
import { hasErrors, sortFindings } from './place-refusals.ts'

/** What an import did, or would do. */
export interface ImportSummary {
  readonly file: string
  readonly rows: number
  /** Of those that were decided on, how many were new or changed, and how many said nothing new. */
  readonly changed: number
  readonly unchanged: number
  readonly dryRun: boolean
  /** Things that were accepted with a remark. */
  readonly notices: readonly Finding[]
}

/**
 * Takes in the groups of rows that a file holds: all of them, or nothing and every finding at its
 * line. Rules are asked even when rows could not be read, so that a person hears everything in one
 * go; a dry run asks and writes nothing.
 */
export const importGroups = async <Group extends { readonly rows: readonly unknown[] }>(
  peil: Peil,
  input: {
    readonly file: string
    readonly groups: readonly Group[]
    readonly findings: readonly Finding[]
    readonly dryRun: boolean
    readonly decide: (state: LedgerState) => Promise<GroupDecision>
    readonly place: (refusal: IndexedRefusal, group: Group) => readonly Finding[]
  },
): Promise<Decision<ImportSummary, Finding>> => {
  const { file, groups, findings, dryRun, decide } = input
  const placed = (refusals: readonly IndexedRefusal[]): readonly Finding[] =>
    refusals.flatMap((refusal) => {
      const group = groups[refusal.index]
      return group === undefined ? [] : input.place(refusal, group)
    })
  const summary = (counts: Counts): ImportSummary => ({
    file,
    rows: groups.reduce((total, { rows }) => total + rows.length, 0),
    ...counts,
    dryRun,
    notices: sortFindings(findings),
  })
  if (dryRun || hasErrors(findings)) {
    const decision = await decide(await loadState(peil))
    const all = decision.ok ? findings : [...findings, ...placed(decision.refusals)]
    if (!decision.ok || hasErrors(all)) return refuse(...sortFindings(all))
    return accept(summary(decision.value.value))
  }
  let refused: readonly IndexedRefusal[] = []
  const result = await transact<Counts>(peil, async (state) => {
    const decision = await decide(state)
    refused = decision.ok ? [] : decision.refusals
    return decision
  })
  if (!result.ok) return refuse(...sortFindings([...findings, ...placed(refused)]))
  return accept(summary(result.value))
}
