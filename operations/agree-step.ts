import type { Reader } from '@peil/domain/access/role.ts'
import { decideCaseStep } from '@peil/domain/support-case/decide-case.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import { actingAs } from './acting-as.ts'
import { findCaseOf, requireCase, type CaseId } from './find-case.ts'
import { keepReason } from './keep-text.ts'
import type { Peil } from './open.ts'
import { transact } from './transact.ts'

/** Somebody of the case writes down what was agreed to do, and by when. */
export const agreeStep = async (
  peil: Peil,
  reader: Reader,
  id: CaseId,
  { step: said, dueOn }: { readonly step: string; readonly dueOn: CalendarDate },
): Promise<Decision<null>> => {
  const text = keepReason(said, peil.effects)
  return transact(actingAs(peil, reader), (state) => {
    const found = findCaseOf(peil, state, reader, 'work-on-case', id)
    if (!found.ok) return found
    const known = requireCase(found.value.known)
    if (!known.ok) return known
    if (!text.ok) return text
    const decision = decideCaseStep(
      known.value,
      found.value.agreement,
      { type: 'step-agreed', data: { step: text.value.digest, dueOn } },
      dateOf(peil.effects.now()),
    )
    if (!decision.ok) return decision
    return accept({ entries: decision.value, texts: [text.value], value: null })
  })
}
