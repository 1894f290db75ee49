import type { StatusWords, StatusWordsWithout, Words } from './words.ts'

const without: StatusWordsWithout = {
  applied: 'Aangevraagd; er is nog niet over beslist.',
  'not-funded': 'Aangevraagd, maar er bleef geen budget voor over.',
  offered: 'Er is een aanbod, maar nog geen getekende overeenkomst.',
  declined: 'Het bestuur ging niet in op het aanbod.',
}

const underWay = (w: Words): string =>
  `Op ${w.judgedOn} was ${w.reach} bereikt; verwacht was ${w.expected}, op weg naar ${w.target}.`

/** The status of a KPI in Dutch. */
export const nl: StatusWords = {
  'not-applicable': (w) =>
    w.without === null ? 'Hierover is niets afgesproken.' : without[w.without],
  withdrawn: (w) => `De overeenkomst eindigde op ${w.ended}.`,
  'not-started': (w) => `De projectperiode begint op ${w.first}.`,
  met: (w) => `Het doel van ${w.target} is gehaald: ${w.reach} bereikt (${w.percent}).`,
  missed: (w) => `Het doel van ${w.target} is niet gehaald: ${w.reach} bereikt (${w.percent}).`,
  overdue: (w) => `Het rapport moest er zijn op ${w.due} en is nog niet binnen.`,
  'below-interim': (w) =>
    `Op ${w.judgedOn} was ${w.reach} bereikt: minder dan ${w.interim} van het doel van ${w.target}.`,
  behind: underWay,
  'on-course': underWay,
  'not-due': (w) => `Er wordt nog geen rapport verwacht; het eerste moet er zijn op ${w.due}.`,
}
