import type { Programme } from '../programme/programme.ts'
import type { IndicatorFigures } from './figure.ts'

/** The indicators of a programme of which no figure was taken in. */
export const withoutFigures = ({
  indicators,
}: Pick<Programme, 'indicators'>): readonly IndicatorFigures[] =>
  indicators.map(({ id }) => ({
    indicator: id,
    provenance: 'supplied',
    periods: [],
    municipalities: {},
    regions: {},
    provinces: {},
    flanders: [],
  }))
