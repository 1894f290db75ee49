import { exampleAreas } from '../area/example-areas.ts'
import type { AreaSet, Municipality, Programme } from '../programme/programme.ts'
import { parseReleaseBefore, type ReleaseBefore } from '../release/release-before.ts'
import { composeFigures } from './compose-figures.ts'
import { day, exampleIndicator, supplied } from './example-figures.ts'
import { earlierReleaseOf } from './earlier-showing.ts'
import type { Figure, IndicatorFigures } from './figure.ts'
import { recoverableCounts } from './recoverable-counts.ts'
import { todayAreasOf } from './today-areas.ts'

const [, example] = exampleAreas.areaSets
const [anywhere] = example?.municipalities ?? []
if (example === undefined || anywhere === undefined) throw new Error('an example')
/** Twelve municipalities in two provinces and, crosswise, three regions. */
export const municipalities = Array.from({ length: 12 }, (_, at): Municipality => ({
  ...anywhere,
  nis: String(10_001 + at),
  name: `Plaats ${at}`,
  province: at < 6 ? 'Antwerpen' : 'Limburg',
  region: `Regio ${at % 3}`,
  predecessors: [],
}))
const set: AreaSet = { ...example, municipalities }
const areas = todayAreasOf(set)
const programmeOf = (
  indicator = exampleIndicator({ disclosureThreshold: 5 }),
): Pick<Programme, 'indicators' | 'areaSets' | 'similarity'> => ({
  indicators: [indicator],
  areaSets: [set],
  similarity: null,
})
export const count = exampleIndicator({ kind: 'count', disclosureThreshold: 5 })
export const compose = async (
  values: readonly Figure[],
  indicator = exampleIndicator({ disclosureThreshold: 5 }),
  before: ReleaseBefore | null = null,
) =>
  composeFigures({
    programme: programmeOf(indicator),
    current: values.map((figure, at) => supplied(String(10_001 + at), 2025, figure)),
    invented: new Set(),
    on: day('2026-01-01'),
    before,
  })
export const figuresOf = ({ indicators }: { indicators: readonly IndicatorFigures[] }) => {
  const [figures] = indicators
  if (figures === undefined) throw new Error('one indicator')
  return figures
}
export const gate = (
  composed: Pick<Awaited<ReturnType<typeof compose>>, 'indicators' | 'secrets'>,
  before: ReleaseBefore | null = null,
  indicator = count,
) =>
  recoverableCounts({
    definitions: [indicator],
    areas,
    earlier: before === null ? null : earlierReleaseOf({ areaSets: [set] }, set, before),
    ...composed,
  })
export const earlierOf = (indicators: readonly IndicatorFigures[]): ReleaseBefore => {
  const regions = [...areas.regions].map(([id, codes]) => ({ id, municipalities: codes }))
  const json: unknown = JSON.parse(
    JSON.stringify({ on: '2025-12-31', agreements: [], indicators, regions, municipalities }),
  )
  const before = parseReleaseBefore(json)
  if (before === null) throw new Error('a release')
  return before
}
