import type { Reader } from '@peil/domain/access/role.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { addToCase } from './add-to-case.ts'
import type { CaseId } from './find-case.ts'
import type { Peil } from './open.ts'

/** Somebody of the case writes down what was agreed to do, and by when. */
export const agreeStep = (
  peil: Peil,
  reader: Reader,
  id: CaseId,
  { step, dueOn }: { readonly step: string; readonly dueOn: CalendarDate },
): Promise<Decision<null>> =>
  addToCase(peil, reader, id, {
    right: 'work-on-case',
    said: step,
    stepOf: (text) => ({ type: 'step-agreed', data: { step: text, dueOn } }),
  })
