import type { Decision, Refusal } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import { excerpt } from './excerpt.ts'
import { withoutThousands } from './thousands.ts'

const refusal = (code: string, text: string, expected: string, whatToDo: string): Refusal => ({
  code,
  found: text === '' ? 'an empty cell' : `"${excerpt(text)}"`,
  expected,
  whatToDo,
})

const expected = 'a whole number from 0, such as 1250'

/**
 * A whole number from 0 up to the largest that a double holds exactly. A decimal part of one or two
 * zeros is accepted, since spreadsheets write `12,00`. Anything with three digits behind a
 * separator is refused: `1.250` is a thousand and more in Flanders, and one and a quarter elsewhere.
 */
export const parseWholeNumber = (text: string): Decision<number> => {
  if (text === '') return refuse(refusal('empty-cell', text, expected, 'Write 0 if it is none.'))
  if (/^[-−–]\s*\d/.test(text)) {
    return refuse(refusal('negative', text, expected, 'Write a number that is not below 0.'))
  }
  const plain = withoutThousands(text)
  if (plain !== null) {
    return refuse(
      refusal(
        'ambiguous-separator',
        text,
        'a whole number without thousands separator',
        `Write ${plain} if that is what is meant.`,
      ),
    )
  }
  const whole = /^(\d+)(?:[.,]0{1,2})?$/.exec(text)?.[1]
  if (whole === undefined) {
    return /^\d+[.,]\d+$/.test(text)
      ? refuse(refusal('fractional', text, expected, 'Write a number without a fraction.'))
      : refuse(refusal('not-a-number', text, expected, 'Write digits only.'))
  }
  const number = Number(whole)
  if (!Number.isSafeInteger(number)) {
    return refuse(
      refusal('too-large', text, `at most ${Number.MAX_SAFE_INTEGER}`, 'Check the number.'),
    )
  }
  return accept(number)
}
