import type { StatusWords, StatusWordsWithout, Words } from './words.ts'

const without: StatusWordsWithout = {
  applied: 'Beantragt; darüber ist noch nicht entschieden.',
  'not-funded': 'Beantragt, aber es war kein Geld mehr da.',
  offered: 'Es gibt ein Angebot, aber noch keine unterzeichnete Vereinbarung.',
  declined: 'Die Verwaltung hat das Angebot nicht angenommen.',
}

const underWay = (w: Words): string =>
  `Am ${w.judgedOn} war die Reichweite ${w.reach}; erwartet war ${w.expected}, auf dem Weg zu ${w.target}.`

/** The status of a KPI in German. */
export const de: StatusWords = {
  'not-applicable': (w) =>
    w.without === null ? 'Darüber wurde nichts vereinbart.' : without[w.without],
  withdrawn: (w) => `Die Vereinbarung endete am ${w.ended}.`,
  'not-started': (w) => `Der Projektzeitraum beginnt am ${w.first}.`,
  met: (w) => `Der Zielwert von ${w.target} ist erreicht: ${w.reach} (${w.percent}).`,
  missed: (w) => `Der Zielwert von ${w.target} ist nicht erreicht: ${w.reach} (${w.percent}).`,
  overdue: (w) => `Der Bericht war am ${w.due} fällig und liegt noch nicht vor.`,
  'below-interim': (w) =>
    `Am ${w.judgedOn} war die Reichweite ${w.reach}: weniger als ${w.interim} des Zielwerts von ${w.target}.`,
  behind: underWay,
  'on-course': underWay,
  'not-due': (w) => `Es wird noch kein Bericht erwartet; der erste ist am ${w.due} fällig.`,
}
