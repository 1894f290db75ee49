import type { PrivateText } from '@peil/ledger/ledger.ts'
import { digestText } from '@peil/ledger/digest-text.ts'
import { refuse, accept, type Decision } from '@peil/domain/values/decision.ts'
import type { Effects } from './open.ts'

/** A free text made ready for the row outside the ledger; entries name its digest only. */
export const keepText = (text: string, { salt }: Pick<Effects, 'salt'>): PrivateText =>
  digestText(text, salt())

/** A reason that must be given, made ready in the same way; refused when it says nothing. */
export const keepReason = (text: string, effects: Pick<Effects, 'salt'>): Decision<PrivateText> =>
  text.trim() === ''
    ? refuse({
        code: 'reason-missing',
        found: 'no reason',
        expected: 'a reason in words',
        whatToDo: 'say why, for those who read this later',
        about: { column: 'reason' },
      })
    : accept(keepText(text.trim(), effects))
