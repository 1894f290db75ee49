import type { Decision } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'
import { excerpt } from './excerpt.ts'

/** A municipality's NIS code: five digits, the first not 0. Whether it exists is not asked here. */
export const parseCode = (text: string): Decision<string> =>
  /^[1-9]\d{4}$/.test(text)
    ? accept(text)
    : refuse({
        code: text === '' ? 'empty-cell' : 'not-a-code',
        found: text === '' ? 'an empty cell' : `"${excerpt(text)}"`,
        expected: 'a NIS code of five digits, such as 11002',
        whatToDo: 'Write the NIS code of the municipality, not its name or postal code.',
      })
