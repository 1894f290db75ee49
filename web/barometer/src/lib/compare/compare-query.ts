import type { Theme } from '@peil/domain/programme/programme.ts'
import type { MunicipalityPage } from '@peil/domain/release/release.ts'
import { m } from '#lib/paraglide/messages.js'
import type { SiteLanguage } from '#lib/paths.ts'
import type { Place } from '#lib/place.ts'
import type { MonitoredIndicator } from '#lib/monitor/monitor-index.ts'

/** What the form calls its fields. */
export const compareFields: Record<
  SiteLanguage,
  { readonly place: string; readonly indicator: string; readonly interval: string }
> = {
  nl: { place: 'gemeente', indicator: 'indicator', interval: 'marge' },
  en: { place: 'municipality', indicator: 'indicator', interval: 'interval' },
  fr: { place: 'commune', indicator: 'indicateur', interval: 'marge' },
  de: { place: 'gemeinde', indicator: 'indikator', interval: 'marge' },
}

const fewestPlaces = 2
export const mostPlaces = 6

/** What was asked to be compared, and what must change before that can be done. */
export interface CompareQuery {
  readonly asked: boolean
  readonly places: readonly MunicipalityPage[]
  readonly entry: MonitoredIndicator | null
  /** When all figures of a theme were asked for. */
  readonly theme: Theme | null
  readonly intervals: boolean
  /** In words, each with what to do. */
  readonly problems: readonly string[]
  /** 404 when something that was named does not exist. */
  readonly status: 200 | 400 | 404
}

/** The value of the field that leaves margins out. */
export const withoutIntervals = '0'

const themeMark = 'theme:'

/** What stands in the place of an indicator when all of a theme are meant: no indicator is called so. */
export const wholeTheme = (theme: string): string => themeMark + theme

const themeOf = ({ index }: Place, id: string): Theme | null =>
  id.startsWith(themeMark) ? (index.monitor.themes.get(id.slice(themeMark.length)) ?? null) : null

/** Reads the address of a comparison. A code that went over to a successor means the successor. */
export const parseCompareQuery = (place: Place, params: URLSearchParams): CompareQuery => {
  const { monitor, municipalities, vanished } = place.index
  const fields = compareFields[place.language]
  const codes = params.getAll(fields.place).filter((code) => code !== '')
  const id = params.get(fields.indicator) ?? ''
  const today = [...new Set(codes.map((code) => vanished.get(code)?.successor ?? code))]
  const places = today.flatMap((code) => municipalities.get(code) ?? [])
  const unknown = today.filter((code) => !municipalities.has(code))
  const entry = monitor.indicators.get(id) ?? null
  const theme = themeOf(place, id)
  const missing = [
    ...unknown.map((code) => m.compare_unknown_place({ code: code.slice(0, 20) })),
    ...(id !== '' && entry === null && theme === null
      ? [m.compare_unknown_indicator({ id: id.slice(0, 40) })]
      : []),
  ]
  const amiss = [
    ...(places.length < fewestPlaces ? [m.compare_too_few()] : []),
    ...(places.length > mostPlaces ? [m.compare_too_many({ n: places.length })] : []),
    ...(id === '' ? [m.compare_no_indicator()] : []),
  ]
  const asked = codes.length > 0 || id !== ''
  const problems = asked ? [...missing, ...amiss] : []
  return {
    asked,
    places: places.slice(0, mostPlaces),
    entry,
    theme,
    intervals: params.get(fields.interval) !== withoutIntervals,
    problems,
    status: problems.length === 0 ? 200 : missing.length > 0 ? 404 : 400,
  }
}

/** The address of a comparison, after that of the page. */
export const compareSearch = (
  language: SiteLanguage,
  codes: readonly string[],
  indicator: string,
  intervals = true,
): string => {
  const fields = compareFields[language]
  return `?${new URLSearchParams([
    ...codes.map((code) => [fields.place, code]),
    [fields.indicator, indicator],
    ...(intervals ? [] : [[fields.interval, withoutIntervals]]),
  ]).toString()}`
}
