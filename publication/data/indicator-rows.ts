import type { IndicatorFigures } from '@peil/domain/indicator/figure.ts'
import type { Indicator } from '@peil/domain/programme/programme.ts'
import type { Release } from '@peil/domain/release/release.ts'

/** An indicator with its definition. */
export interface DefinedFigures {
  readonly definition: Indicator
  readonly figures: IndicatorFigures
}

/** Every indicator of a release. Throws when figures belong to none of the programme. */
export const definedFigures = (release: Release): readonly DefinedFigures[] => {
  const definitions = new Map(release.programme.indicators.map((one) => [one.id, one]))
  return release.indicators.map((figures) => {
    const definition = definitions.get(figures.indicator)
    if (definition === undefined)
      throw new Error(`indicator ${figures.indicator} is not in the programme`)
    return { definition, figures }
  })
}
