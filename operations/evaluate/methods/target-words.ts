import type { TargetAnswer, TargetProbability } from '@peil/statistics/targets/target-answer.ts'
import { significant } from '../significant.ts'
import type { TargetRow } from './target-rows.ts'

/** An answer as members of the JSON. */
export const answerParts = (answer: TargetAnswer): Readonly<Record<string, unknown>> =>
  answer.kind === 'cannot-be-said'
    ? { state: 'cannot-be-said', reason: answer.reason, sentence: answer.sentence }
    : {
        state: answer.state,
        probability: answer.probability,
        probability_words: answer.words.code,
        final: answer.estimate,
        final_low: answer.low,
        final_high: answer.high,
      }

const told: Readonly<Record<TargetProbability['state'], (answer: TargetProbability) => string>> = {
  reached: () => 'The target is reached.',
  missed: () => 'The target was missed.',
  open: ({ words, probability, estimate, low, high, level }) =>
    `That the target is reached by its date is ${words.english} (${significant(probability)}). As it goes, it ends at ${significant(estimate)}; ${significant(level * 100)} % interval ${significant(low ?? NaN)} to ${high === null ? 'no limit' : significant(high)}.`,
}

const sentenceOf = (answer: TargetAnswer): string =>
  answer.kind === 'cannot-be-said'
    ? `How probable the target is cannot be said: ${answer.sentence.charAt(0).toLowerCase()}${answer.sentence.slice(1)}`
    : told[answer.state](answer)

/** Sentences for one place; for several, how many stand how. */
export const targetWords = (
  rows: readonly TargetRow[],
  answers: readonly TargetAnswer[],
): string[] => {
  const [only] = answers
  if (only !== undefined && answers.length === 1) return [sentenceOf(only)]
  const counted = new Map<string, number>()
  for (const answer of answers) {
    const word =
      answer.kind === 'cannot-be-said'
        ? 'cannot be said'
        : answer.state === 'open'
          ? answer.words.english
          : answer.state
    counted.set(word, (counted.get(word) ?? 0) + 1)
  }
  return [
    `Of ${rows.length} targets: ${[...counted].map(([word, count]) => `${count} ${word}`).join(', ')}.`,
  ]
}
