import type { Cents } from '@peil/domain/values/cents.ts'
import { cents } from '@peil/domain/values/cents.ts'
import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import { excerpt } from './excerpt.ts'
import { withoutThousands } from './thousands.ts'

const refusal = (code: string, text: string, whatToDo: string): Refusal => ({
  code,
  found: text === '' ? 'an empty cell' : `"${excerpt(text)}"`,
  expected: 'an amount in euro from 0, such as 1234,56 or 1234.56',
  whatToDo,
})

/**
 * An amount in euro as cents. Decimal comma or point, with one or two decimals; a euro sign or EUR
 * before or behind is accepted, as copied cells carry it. Thousands separators are refused, since
 * `1.234` means two amounts a thousand times apart.
 */
export const parseMoney = (text: string): Decision<Cents> => {
  const amount = text
    .replace(/^(?:€|EUR)\s*/i, '')
    .replace(/\s*(?:€|EUR)$/i, '')
    .trim()
  if (amount === '') return refuse(refusal('empty-cell', text, 'Write 0 if it is none.'))
  if (/^[-−–]\s*(?:€|EUR)?\s*\d/i.test(amount)) {
    return refuse(refusal('negative', text, 'Write an amount that is not below 0.'))
  }
  const plain = withoutThousands(amount)
  if (plain !== null) {
    return refuse(refusal('ambiguous-separator', text, `Write ${plain} if that is what is meant.`))
  }
  const [, euro, decimals = ''] = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(amount) ?? []
  if (euro === undefined) {
    return /^\d+[.,]\d{3,}$/.test(amount)
      ? refuse(refusal('fraction-of-cent', text, 'Round the amount to cents.'))
      : refuse(refusal('not-an-amount', text, 'Write digits, with a comma before the cents.'))
  }
  const value = Number(euro) * 100 + Number(decimals.padEnd(2, '0'))
  return Number.isSafeInteger(value)
    ? accept(cents(value))
    : refuse(refusal('too-large', text, 'Check the amount.'))
}
