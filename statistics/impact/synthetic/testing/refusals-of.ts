import type { Outcome } from '../../../outcome.ts'

const says = (text: string): boolean => text.trim().length > 3

/** `code: found` of each refusal, each of which must also say what is expected and what to do. */
export const refusalsOf = (outcome: Outcome<unknown>): string[] =>
  outcome.ok
    ? []
    : outcome.refusals.map(({ code, found, expected, whatToDo, about = {} }) => {
        const places = Object.values(about)
        const isWhole =
          says(expected) &&
          /^[A-Z].{5,}\.$/.test(whatToDo) &&
          places.length > 0 &&
          places.every((place) => place !== '')
        if (!isWhole) throw new Error(`refusal ${code} says too little`)
        return `${code}: ${found}`
      })
