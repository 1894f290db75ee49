import type { Right } from '@peil/domain/access/rights.ts'
import type { Reader } from '@peil/domain/access/role.ts'
import type { TextDigest } from '@peil/domain/agreement/entries.ts'
import { decideCaseStep, type CaseStep } from '@peil/domain/support-case/decide-case.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import { findCaseOf, requireCase, type CaseId } from './find-case.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** What somebody adds to an open case: the right it takes, what was said, and what comes of it. */
export interface CaseAddition {
  readonly right: Right
  readonly said: string
  readonly stepOf: (text: TextDigest) => CaseStep
}

/** Adds a step with its text. What may not be done is refused before what was said badly. */
export const addToCase = async (
  peil: Peil,
  reader: Reader,
  id: CaseId,
  { right, said, stepOf }: CaseAddition,
): Promise<Decision<null>> => {
  const text = keepReason(said, peil.effects)
  return transact(actingAs(peil, reader), (state) => {
    const found = findCaseOf(peil, state, reader, right, id)
    if (!found.ok) return found
    const known = requireCase(found.value.known)
    if (!known.ok) return known
    if (!text.ok) return text
    const step = stepOf(text.value.digest)
    const today = dateOf(peil.effects.now())
    const decision = decideCaseStep(known.value, found.value.agreement, step, today)
    if (!decision.ok) return decision
    return accept({ entries: decision.value, texts: [text.value], value: null })
  })
}
