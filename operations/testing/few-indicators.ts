import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { changeYaml } from './change-yaml.ts'

/**
 * Of every kind one, with those that the sample corrects and revises, and one whose counts are so
 * small that a release must look back at the one before it. Each with its theme.
 */
const kept: ReadonlyMap<string, 'first' | 'second'> = new Map([
  ['inhabitants', 'first'],
  ['share-non-eu-roots', 'first'],
  ['employment', 'first'],
  ['practice-places', 'second'],
  ['discrimination-reports', 'first'],
  ['feeling-safe', 'second'],
  ['offer-dutch-practice', 'second'],
])

const named = z.object({ id: z.string() }).loose()

const indicatorsFile = z.object({
  themes: z.array(named).min(2),
  indicators: z.array(named),
  similarity: z.object({ indicators: z.array(z.string()) }).loose(),
})

const sampleFile = z.object({ figures: z.object({ indicators: z.array(named) }).loose() }).loose()

/**
 * Copies a programme into a folder, with all its municipalities and calls but few indicators, in two
 * themes: each indicator is in the pages and files of every place.
 */
export const makeFewIndicators = (programme: string, folder: string): void => {
  cpSync(programme, folder, { recursive: true })
  const inFolder = (name: string): string => join(folder, name)
  changeYaml(inFolder('indicators.yaml'), indicatorsFile, ({ themes, indicators, similarity }) => {
    const [first, second] = themes
    return {
      themes: [first, second],
      indicators: indicators
        .filter(({ id }) => kept.has(id))
        .map((indicator) => ({
          ...indicator,
          theme: (kept.get(indicator.id) === 'first' ? first : second)?.id,
        })),
      similarity: {
        ...similarity,
        indicators: similarity.indicators.filter((id) => kept.has(id)),
      },
    }
  })
  changeYaml(inFolder('sample.yaml'), sampleFile, ({ figures, ...sample }) => ({
    ...sample,
    figures: { ...figures, indicators: figures.indicators.filter(({ id }) => kept.has(id)) },
  }))
  // They are of other indicators.
  rmSync(inFolder('figures'), { recursive: true })
}
