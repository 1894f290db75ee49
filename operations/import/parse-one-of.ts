import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'

/** A parser for cells that hold one of a few words; letter case does not matter. */
export const parseOneOf =
  <Word extends string>(words: readonly Word[], what: string) =>
  (text: string): Decision<Word> => {
    const word = words.find((candidate) => candidate.toLowerCase() === text.toLowerCase())
    return word !== undefined
      ? accept(word)
      : refuse({
          code: `unknown-${what}`,
          found: text === '' ? 'an empty cell' : `"${text}"`,
          expected: `one of ${words.join(', ')}`,
          whatToDo: `correct the ${what}`,
        })
  }
