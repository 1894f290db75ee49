import type { SentenceParts, SynthesisWords } from './synthesis-words.ts'

const compared = ({ title, period, first, second }: SentenceParts): string =>
  `${title} (${period})\u00a0: ${first} dans cette région, ${second} dans toute la Flandre.`
const changed = ({ title, period, since, first, second }: SentenceParts): string =>
  `${title}\u00a0: dans cette région, de ${first} (${since}) à ${second} (${period}).`
// The name of a municipality may ask for another preposition than its neighbour: brackets do not.
const ranged = ({ title, period, first, second, lowest, highest }: SentenceParts): string =>
  `${title} (${period})\u00a0: de ${first} (${lowest}) à ${second} (${highest}).`

export const wordsInFrench: SynthesisWords = {
  decimal: ',',
  thousands: '\u202f',
  beforePercent: '\u00a0',
  and: ' et ',
  per: (many) => `pour ${many}`,
  sentence: {
    higher: (parts) => `${compared(parts)} C’est nettement plus élevé.`,
    lower: (parts) => `${compared(parts)} C’est nettement moins élevé.`,
    'no-clear-difference': (parts) => `${compared(parts)} Il n’y a pas de différence nette.`,
    rising: (parts) => `${changed(parts)} C’est une nette hausse.`,
    falling: (parts) => `${changed(parts)} C’est une nette baisse.`,
    range: ranged,
    'range-unclear': (parts) =>
      `${ranged(parts)} Les marges d’erreur se chevauchent\u00a0: il n’y a pas de différence nette.`,
  },
}
