import type { Indicator } from '../../programme/programme.ts'
import type { CalendarDate } from '../../values/calendar-date.ts'
import { formatPeriod } from '../period.ts'
import type { SynthesisLanguage, SynthesisSentence } from '../synthesis.ts'
import type { JudgedComparison } from './finding.ts'
import type { SurveyRange } from './survey-ranges.ts'
import { synthesisWords, type SentenceParts } from './synthesis-words.ts'
import { writeFigure, writeNames } from './write-figure.ts'

const languages: readonly SynthesisLanguage[] = ['nl', 'en', 'fr', 'de']

/** The year stands for a reference day: all figures of one indicator have the same day. */
const writePeriod = (period: CalendarDate, { periodicity }: Indicator): string =>
  periodicity === 'reference-day' ? period.slice(0, 4) : formatPeriod(period, periodicity)

export const comparisonSentence = (comparison: JudgedComparison): SynthesisSentence => {
  const { indicator, period, since, first, second } = comparison
  const isChange = since !== null
  // A change is told from the earlier figure to the later one.
  const [from, to] = isChange ? [second, first] : [first, second]
  const verdict = verdictOf(comparison)
  return {
    rule: isChange
      ? 'clear-change'
      : verdict === 'no-clear-difference'
        ? 'alike'
        : 'clear-difference',
    indicator: indicator.id,
    period,
    municipalities: [],
    verdict,
    text: inAll((language) =>
      synthesisWords[language].sentence[verdict]({
        ...noParts(indicator, period, language),
        first: writeFigure(indicator, from, language),
        second: writeFigure(indicator, to, language),
        since: since === null ? '' : writePeriod(since, indicator),
      }),
    ),
  }
}

const verdictOf = ({
  isClear,
  relative,
  since,
}: JudgedComparison): Exclude<SynthesisSentence['verdict'], 'range'> => {
  if (!isClear) return 'no-clear-difference'
  if (since === null) return relative > 0 ? 'higher' : 'lower'
  return relative > 0 ? 'rising' : 'falling'
}

export const rangeSentence = (
  { indicator, period, lowest, highest, isClear }: SurveyRange,
  names: ReadonlyMap<string, string>,
): SynthesisSentence => {
  const codes = (areas: readonly { readonly nis: string }[]) => areas.map(({ nis }) => nis)
  const namesOf = (areas: readonly { readonly nis: string }[]): readonly string[] =>
    codes(areas).map((nis) => names.get(nis) ?? nis)
  return {
    rule: 'survey-range',
    indicator: indicator.id,
    period,
    municipalities: [...new Set([...codes(lowest.areas), ...codes(highest.areas)])],
    verdict: isClear ? 'range' : 'no-clear-difference',
    text: inAll((language) =>
      synthesisWords[language].sentence[isClear ? 'range' : 'range-unclear']({
        ...noParts(indicator, period, language),
        first: writeFigure(indicator, lowest.value, language),
        second: writeFigure(indicator, highest.value, language),
        lowest: writeNames(namesOf(lowest.areas), language),
        highest: writeNames(namesOf(highest.areas), language),
      }),
    ),
  }
}

const noParts = (
  indicator: Indicator,
  period: CalendarDate,
  language: SynthesisLanguage,
): SentenceParts => ({
  title: indicator.title[language] ?? indicator.title.nl,
  period: writePeriod(period, indicator),
  first: '',
  second: '',
  lowest: '',
  highest: '',
  since: '',
})

const inAll = (write: (language: SynthesisLanguage) => string): SynthesisSentence['text'] => {
  const [nl = '', en = '', fr = '', de = ''] = languages.map(write)
  return { nl, en, fr, de }
}
