import type { SentenceParts, SynthesisWords } from './synthesis-words.ts'

const compared = ({ title, period, first, second }: SentenceParts): string =>
  `${title} (${period}): ${first} in this region, ${second} in all of Flanders.`
const changed = ({ title, period, since, first, second }: SentenceParts): string =>
  `${title}: in this region from ${first} (${since}) to ${second} (${period}).`
const ranged = ({ title, period, first, second, lowest, highest }: SentenceParts): string =>
  `${title} (${period}): from ${first} in ${lowest} to ${second} in ${highest}.`

export const wordsInEnglish: SynthesisWords = {
  decimal: '.',
  thousands: ',',
  beforePercent: '',
  and: ' and ',
  per: (many) => `per ${many}`,
  sentence: {
    higher: (parts) => `${compared(parts)} That is clearly higher.`,
    lower: (parts) => `${compared(parts)} That is clearly lower.`,
    'no-clear-difference': (parts) => `${compared(parts)} There is no clear difference.`,
    rising: (parts) => `${changed(parts)} That is a clear rise.`,
    falling: (parts) => `${changed(parts)} That is a clear fall.`,
    range: ranged,
    'range-unclear': (parts) =>
      `${ranged(parts)} The margins of error overlap: there is no clear difference.`,
  },
}
