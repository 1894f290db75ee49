import { exampleAreas } from '../area/example-areas.ts'
import type { Indicator } from '../programme/programme.ts'
import type { CalendarDate } from '../values/calendar-date.ts'
import type { CurrentFigure } from './current-figure.ts'
import type { Figure } from './figure.ts'

export const day = (text: string): CalendarDate => text as CalendarDate

/** An indicator for tests: a proportion of a register unless told otherwise. */
export const exampleIndicator = (more: Partial<Indicator> = {}): Indicator => ({
  id: 'work',
  theme: 'labour',
  title: { nl: 'Werkenden', en: 'People in work', fr: 'Personnes au travail', de: 'Beschäftigte' },
  definition: { nl: 'Wie werkt.' },
  unit: { nl: '% van de inwoners', en: '% of residents' },
  kind: 'proportion',
  collection: 'register',
  direction: 'up',
  periodicity: 'year',
  decimals: 1,
  source: { name: { nl: 'Een register' } },
  responsible: 'Een dienst',
  sources: [{ assumption: 'invented for a test' }],
  ...more,
})

/** So many of so many. */
export const share = (numerator: number, denominator: number): Figure => ({
  value: Math.round((numerator / denominator) * 10_000) / 10_000,
  numerator,
  denominator,
})

export const supplied = (
  area: string,
  year: number,
  figure: Figure,
  indicator = 'work',
): CurrentFigure => ({ indicator, area, period: day(`${year}-12-31`), figure })

/** Today's municipalities in the example: Antwerpen (with Borsbeek), Tienen, and a merged one. */
export const exampleProgramme = (...indicators: readonly Indicator[]) => ({
  indicators,
  areaSets: exampleAreas.areaSets,
  similarity: null,
})
