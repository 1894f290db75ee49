import { similarPlaces } from '@peil/statistics/comparison/similar-places.ts'
import type { Similarity } from '../programme/programme.ts'
import type { IndicatorFigures } from './figure.ts'
import { latestCovered } from './latest-covered.ts'
import { roundFigure } from './round-figure.ts'
import type { SimilarPlaces } from './synthesis.ts'

/** Share of the municipalities that must have a figure for an indicator to tell who is alike. */
const enough = 0.5

/**
 * For every municipality those most like it, by the standardised distance over the indicators that
 * the programme chose, each in the latest period of which at least half have a figure that is shown.
 * A municipality without any of those figures is left out; one without some is taken to be in the
 * middle there. None when fewer than two indicators can be used.
 */
export const similarMunicipalities = (
  similarity: Similarity | null,
  indicators: readonly IndicatorFigures[],
  codes: readonly string[],
): readonly SimilarPlaces[] => {
  if (similarity === null) return []
  const rows = similarity.indicators.flatMap((id) => {
    const figures = indicators.find(({ indicator }) => indicator === id)
    const at = figures === undefined ? -1 : latestCovered(figures, codes, enough)
    if (figures === undefined || at === -1) return []
    const valueOf = (nis: string) => figures.municipalities[nis]?.[at]?.value ?? NaN
    return [{ id, valueOf }]
  })
  const places = codes.filter((nis) => rows.some(({ valueOf }) => !Number.isNaN(valueOf(nis))))
  const columns = Object.fromEntries(
    rows
      .map(({ id, valueOf }) => [id, places.map(valueOf)] as const)
      .filter(([, values]) => new Set(values.filter((value) => !Number.isNaN(value))).size > 1),
  )
  if (Object.keys(columns).length < 2) return []
  const k = Math.min(similarity.places, places.length - 1)
  const found = similarPlaces(places, columns, { k })
  if (!found.ok) return []
  return found.value.places.map(({ name, nearest }) => ({
    nis: name,
    places: nearest.map((place) => ({ nis: place.name, distance: roundFigure(place.distance) })),
  }))
}
