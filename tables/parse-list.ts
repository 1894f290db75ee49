import type { Decision } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import { excerpt } from './excerpt.ts'

/**
 * The parts of a cell such as `11002;44021`, trimmed, in the order written. An empty cell is an
 * empty list and a last `;` is allowed; an empty part between others, or a part twice, is refused.
 */
export const parseList = (text: string): Decision<readonly string[]> => {
  const parts = text.split(';').map((part) => part.trim())
  if (parts.at(-1) === '') parts.pop()
  const expected = 'parts with ; between them, each once'
  const found = `"${excerpt(text)}"`
  if (parts.includes('')) {
    return refuse({
      code: 'empty-part',
      found,
      expected,
      whatToDo: 'Remove the ; that is too much, or fill in what is missing.',
    })
  }
  const again = parts.find((part, index) => parts.indexOf(part) !== index)
  return again === undefined
    ? accept(parts)
    : refuse({
        code: 'duplicate-part',
        found,
        expected,
        whatToDo: `Keep "${excerpt(again)}" once.`,
      })
}
