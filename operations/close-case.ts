import type { Reader } from '@peil/domain/access/role.ts'
import type { Decision } from '@peil/domain/values/decision.ts'
import { addToCase } from './add-to-case.ts'
import type { CaseId } from './find-case.ts'
import type { Peil } from './open.ts'

/** The agency closes a case, with a summary that is meant for the public. */
export const closeCase = (
  peil: Peil,
  reader: Reader,
  id: CaseId,
  summary: string,
): Promise<Decision<null>> =>
  addToCase(peil, reader, id, {
    right: 'open-case',
    said: summary,
    stepOf: (text) => ({ type: 'case-closed', data: { summary: text } }),
  })
