import type { StatusWords, StatusWordsWithout, Words } from './words.ts'

const without: StatusWordsWithout = {
  applied: 'Demandé\u00a0; aucune décision n’a encore été prise.',
  'not-funded': 'Demandé, mais il ne restait plus de budget.',
  offered: 'Il y a une offre, mais pas encore de convention signée.',
  declined: 'L’administration n’a pas accepté l’offre.',
}

const underWay = (w: Words): string =>
  `Au ${w.judgedOn}, la portée était de ${w.reach}\u00a0; on attendait ${w.expected}, en route vers ${w.target}.`

/** The status of a KPI in French. */
export const fr: StatusWords = {
  'not-applicable': (w) =>
    w.without === null ? 'Rien n’a été convenu à ce sujet.' : without[w.without],
  withdrawn: (w) => `La convention a pris fin le ${w.ended}.`,
  'not-started': (w) => `La période de projet commence le ${w.first}.`,
  met: (w) => `L’objectif de ${w.target} est atteint\u00a0: ${w.reach} (${w.percent}).`,
  missed: (w) => `L’objectif de ${w.target} n’est pas atteint\u00a0: ${w.reach} (${w.percent}).`,
  overdue: (w) => `Le rapport était attendu le ${w.due} et n’est pas encore arrivé.`,
  'below-interim': (w) =>
    `Au ${w.judgedOn}, la portée était de ${w.reach}\u00a0: moins de ${w.interim} de l’objectif de ${w.target}.`,
  behind: underWay,
  'on-course': underWay,
  'not-due': (w) =>
    `Aucun rapport n’est encore attendu\u00a0; le premier doit arriver le ${w.due}.`,
}
