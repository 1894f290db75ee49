import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { z } from 'zod'

/**
 * Of every kind one, with those that the sample corrects and revises, and one whose counts are so
 * small that a release must look back at the one before it.
 */
const kept = new Set([
  'inhabitants',
  'share-non-eu-roots',
  'employment',
  'practice-places',
  'discrimination-reports',
  'feeling-safe',
  'offer-dutch-practice',
])

const named = z.object({ id: z.string() }).loose()

const indicatorsFile = z.object({
  themes: z.array(named).min(1),
  indicators: z.array(named),
  similarity: z.object({ indicators: z.array(z.string()) }).loose(),
})

const sampleFile = z.object({ figures: z.object({ indicators: z.array(named) }).loose() }).loose()

const change = <Shape extends z.ZodType>(
  path: string,
  shape: Shape,
  how: (value: z.infer<Shape>) => unknown,
): void => writeFileSync(path, stringify(how(shape.parse(parse(readFileSync(path, 'utf8'))))))

/**
 * Copies a programme into a folder, with all its municipalities and calls but few indicators, in one
 * theme: what takes most of the time of a release is the pages and files of each indicator.
 */
export const makeFewIndicators = (programme: string, folder: string): void => {
  cpSync(programme, folder, { recursive: true })
  change(join(folder, 'indicators.yaml'), indicatorsFile, ({ themes, indicators, similarity }) => {
    const [theme] = themes
    return {
      themes: themes.slice(0, 1),
      indicators: indicators
        .filter(({ id }) => kept.has(id))
        .map((indicator) => ({ ...indicator, theme: theme?.id })),
      similarity: {
        ...similarity,
        indicators: similarity.indicators.filter((id) => kept.has(id)),
      },
    }
  })
  change(join(folder, 'sample.yaml'), sampleFile, ({ figures, ...sample }) => ({
    ...sample,
    figures: { ...figures, indicators: figures.indicators.filter(({ id }) => kept.has(id)) },
  }))
  // They are of other indicators.
  rmSync(join(folder, 'figures'), { recursive: true })
}
