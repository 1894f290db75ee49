import type { StatusWords, StatusWordsWithout, Words } from './words.ts'

const without: StatusWordsWithout = {
  applied: 'Applied for; no decision yet.',
  'not-funded': 'Applied for, but no budget was left for it.',
  offered: 'There is an offer, but no signed agreement yet.',
  declined: 'The municipality declined the offer.',
}

const underWay = (w: Words): string =>
  `On ${w.judgedOn} the reach was ${w.reach}; ${w.expected} was expected, on the way to ${w.target}.`

/** The status of a KPI in English. */
export const en: StatusWords = {
  'not-applicable': (w) =>
    w.without === null ? 'Nothing was agreed on this.' : without[w.without],
  withdrawn: (w) => `The agreement ended on ${w.ended}.`,
  'not-started': (w) => `The project period starts on ${w.first}.`,
  met: (w) => `The target of ${w.target} was met: ${w.reach} reached (${w.percent}).`,
  missed: (w) => `The target of ${w.target} was not met: ${w.reach} reached (${w.percent}).`,
  overdue: (w) => `The report was due on ${w.due} and is not in yet.`,
  'below-interim': (w) =>
    `On ${w.judgedOn} the reach was ${w.reach}: less than ${w.interim} of the target of ${w.target}.`,
  behind: underWay,
  'on-course': underWay,
  'not-due': (w) => `No report is due yet; the first is due on ${w.due}.`,
}
