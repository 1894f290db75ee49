import type { SentenceParts, SynthesisWords } from './synthesis-words.ts'

const compared = ({ title, period, first, second }: SentenceParts): string =>
  `${title} (${period}): ${first} in dieser Region, ${second} in ganz Flandern.`
const changed = ({ title, period, since, first, second }: SentenceParts): string =>
  `${title}: in dieser Region von ${first} (${since}) auf ${second} (${period}).`
const ranged = ({ title, period, first, second, lowest, highest }: SentenceParts): string =>
  `${title} (${period}): von ${first} in ${lowest} bis ${second} in ${highest}.`

export const wordsInGerman: SynthesisWords = {
  decimal: ',',
  thousands: '.',
  beforePercent: '\u00a0',
  and: ' und ',
  per: (many) => `je ${many}`,
  sentence: {
    higher: (parts) => `${compared(parts)} Das ist deutlich höher.`,
    lower: (parts) => `${compared(parts)} Das ist deutlich niedriger.`,
    'no-clear-difference': (parts) => `${compared(parts)} Es gibt keinen deutlichen Unterschied.`,
    rising: (parts) => `${changed(parts)} Das ist deutlich gestiegen.`,
    falling: (parts) => `${changed(parts)} Das ist deutlich gesunken.`,
    range: ranged,
    'range-unclear': (parts) =>
      `${ranged(parts)} Die Unsicherheitsbereiche überschneiden sich: Es gibt keinen deutlichen Unterschied.`,
  },
}
