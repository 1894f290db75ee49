import type { PrivateText } from '@peil/ledger/ledger.ts'
import { digestText } from '@peil/ledger/digest-text.ts'
import type { Effects } from './open.ts'

/** A free text made ready for the row outside the ledger; entries name its digest only. */
export const keepText = (text: string, { salt }: Pick<Effects, 'salt'>): PrivateText =>
  digestText(text, salt())
