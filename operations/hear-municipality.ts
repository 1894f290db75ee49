import type { Reader } from '@peil/domain/access/role.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { addToCase } from './add-to-case.ts'
import type { CaseId } from './find-case.ts'
import type { Peil } from './open.ts'

/**
 * The municipality tells its side of a missed target, or the agency writes down what it told in a
 * conversation. Without it nothing is ever recovered.
 */
export const hearMunicipality = (
  peil: Peil,
  reader: Reader,
  id: CaseId,
  { on, account }: { readonly on: CalendarDate; readonly account: string },
): Promise<Decision<null>> =>
  addToCase(peil, reader, id, {
    right: 'hear-municipality',
    said: account,
    stepOf: (text) => ({ type: 'municipality-heard', data: { on, account: text } }),
  })
