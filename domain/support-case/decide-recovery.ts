import type { Agreement } from '../agreement/agreement.ts'
import type { NewEntry } from '../recorded-entry.ts'
import type { Cents } from '../values/cents.ts'
import { accept, refuse, type Decision } from '../values/decision.ts'
import { caseStream, type SupportCase } from './support-case.ts'

/** What a recovery is decided on. */
export interface RecoveryFacts {
  /** Undefined when there never was one: then there is nothing to recover. */
  readonly known: SupportCase | undefined
  readonly kpi: string
  readonly amountCents: Cents
  /** What is at risk for this KPI; null when that is not known yet. */
  readonly atRiskCents: Cents | null
}

/**
 * Whether money may be asked back for a missed target: only after a case that is closed and in
 * which the municipality was heard, once, and no more than is at risk.
 */
export const checkRecovery = ({
  known,
  kpi,
  amountCents,
  atRiskCents,
}: RecoveryFacts): Decision<SupportCase> => {
  if (known?.stage !== 'closed') {
    return refuse({
      code: 'case-not-closed',
      found:
        known === undefined ? `no case about KPI ${kpi}` : `a case about KPI ${kpi} that is open`,
      expected: 'a case that was closed: first talking and strengthening',
      whatToDo: known === undefined ? 'open a case about it first' : 'finish the case first',
      about: { kpi },
    })
  }
  const { applicant } = known
  if (known.hearings.length === 0) {
    return refuse({
      code: 'municipality-not-heard',
      found: `a case in which ${applicant} did not tell its side`,
      expected: 'a case in which the municipality was heard',
      whatToDo: 'nothing can be recovered on the ground of this case',
      about: { applicant, kpi },
    })
  }
  if (known.recovery !== null) {
    return refuse({
      code: 'recovery-already-decided',
      found: `a recovery of ${known.recovery.amountCents / 100} euro`,
      expected: 'one recovery per target',
      whatToDo: 'nothing: it was decided on already',
      about: { applicant, kpi },
    })
  }
  if (!(amountCents > 0 && amountCents <= (atRiskCents ?? 0))) {
    return refuse({
      code: 'recovery-over-risk',
      found: `a recovery of ${amountCents / 100} euro`,
      expected: `more than 0, and at most what is at risk: ${(atRiskCents ?? 0) / 100} euro`,
      whatToDo: 'propose an amount within it, or nothing',
      about: { applicant, kpi },
    })
  }
  return accept(known)
}

/** The recovery, to be written with the approval of a second person. */
export const decideRecovery = (
  facts: RecoveryFacts,
  { members }: Pick<Agreement, 'members'>,
  approval: string,
): Decision<readonly NewEntry[]> => {
  const checked = checkRecovery(facts)
  if (!checked.ok) return checked
  const { call, applicant, kpi } = checked.value
  return accept([
    {
      stream: caseStream(call, applicant, kpi),
      parties: members,
      type: 'recovery-decided',
      data: { amountCents: facts.amountCents, approval },
    },
  ])
}
