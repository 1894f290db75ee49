import type { SentenceParts, SynthesisWords } from './synthesis-words.ts'

const compared = ({ title, period, first, second }: SentenceParts): string =>
  `${title} (${period}): ${first} in deze regio, ${second} in heel Vlaanderen.`
const changed = ({ title, period, since, first, second }: SentenceParts): string =>
  `${title}: in deze regio van ${first} (${since}) naar ${second} (${period}).`
const ranged = ({ title, period, first, second, lowest, highest }: SentenceParts): string =>
  `${title} (${period}): van ${first} in ${lowest} tot ${second} in ${highest}.`

export const wordsInDutch: SynthesisWords = {
  decimal: ',',
  thousands: '.',
  beforePercent: '\u00a0',
  and: ' en ',
  per: (many) => `per ${many}`,
  sentence: {
    higher: (parts) => `${compared(parts)} Dat is duidelijk hoger.`,
    lower: (parts) => `${compared(parts)} Dat is duidelijk lager.`,
    'no-clear-difference': (parts) => `${compared(parts)} Er is geen duidelijk verschil.`,
    rising: (parts) => `${changed(parts)} Dat is duidelijk gestegen.`,
    falling: (parts) => `${changed(parts)} Dat is duidelijk gedaald.`,
    range: ranged,
    'range-unclear': (parts) =>
      `${ranged(parts)} De onzekerheidsmarges overlappen: er is geen duidelijk verschil.`,
  },
}
