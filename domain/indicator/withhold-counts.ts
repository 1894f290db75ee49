import { suppress } from '@peil/statistics/disclosure/suppress.ts'
import type { SuppressionCell } from '@peil/statistics/disclosure/suppression-problem.ts'
import { relationsOf, totalsOf } from './count-table.ts'
import {
  anyCount,
  isSensitive,
  isSmall,
  knownOfWithheld,
  type CountRange,
  type RevealingCount,
} from './revealing-count.ts'
import type { EarlierShowing } from './earlier-showing.ts'
import type { TodayAreas } from './today-areas.ts'

export interface CountsToPublish {
  /** By code: the count behind every figure that is added up. */
  readonly counts: ReadonlyMap<string, RevealingCount>
  readonly threshold: number
  readonly areas: TodayAreas
  /** Cells of larger areas that would be published. */
  readonly published: ReadonlySet<string>
  readonly seen: EarlierShowing
  readonly plan: WithholdingPlan
}

/** Municipalities and cells of larger areas that are not to be shown. */
export interface WithheldCounts {
  readonly primary: ReadonlySet<string>
  readonly secondary: ReadonlySet<string>
}

/**
 * How much of a period is shown: as much as the sums allow; no sum that an earlier release did not
 * show as it is; nothing at all that it did not show.
 */
export type WithholdingPlan = 'as-little-as-possible' | 'no-new-sums' | 'nothing-new'

export const nothingWithheld: WithheldCounts = { primary: new Set(), secondary: new Set() }

/**
 * Which counts are withheld because they are few, and which others so that these cannot be worked
 * out from sums. Larger areas are withheld too where nothing else helps. When no pattern protects
 * every count, nothing of the period is shown but what is public already.
 */
export const withholdCounts = async (request: CountsToPublish): Promise<WithheldCounts> => {
  const { counts, threshold, seen, plan } = request
  const primary = new Set(
    [...counts].flatMap(([nis, count]) => (isSensitive(count, threshold) ? [nis] : [])),
  )
  if (primary.size === 0 && seen.withheld.size === 0 && plan === 'as-little-as-possible')
    return nothingWithheld
  const totals = totalsOf(request.areas, new Set(counts.keys()))
  const nothingNew = (): WithheldCounts => {
    const all = [...counts.keys(), ...totals.map(({ cell }) => cell)]
    return {
      primary,
      secondary: new Set(all.filter((cell) => !primary.has(cell) && !seen.shown.has(cell))),
    }
  }
  if (plan === 'nothing-new') return nothingNew()
  const { cells, prior, unpublished } = tableOf(request, primary, totals)
  const found = await suppress(cells, relationsOf(totals), { method: 'heuristic', prior })
  if (!found.ok || !found.value.passes) return nothingNew()
  const withheld = found.value.cells.filter(({ status }) => status !== 'published')
  return {
    primary,
    secondary: new Set(
      withheld.flatMap(({ id }) => (primary.has(id) || unpublished.has(id) ? [] : [id])),
    ),
  }
}

const tableOf = (
  { counts, threshold, published, seen, plan }: CountsToPublish,
  primary: ReadonlySet<string>,
  totals: ReturnType<typeof totalsOf>,
) => {
  const cells: SuppressionCell[] = []
  const prior: Record<string, CountRange> = {}
  const unpublished = new Set<string>()
  for (const [id, count] of counts) {
    const range = knownOfWithheld(count, threshold)
    prior[id] = seen.untold.has(id) ? anyCount : widened(range, count.count)
    cells.push({
      id,
      value: count.count,
      ...(primary.has(id) ? { sensitive: protectionOf(count.count, range) } : asSeen(id, seen)),
    })
  }
  for (const { cell: id, municipalities } of totals) {
    const value = municipalities.reduce((sum, nis) => sum + (counts.get(nis)?.count ?? 0), 0)
    if (!published.has(id)) {
      unpublished.add(id)
      cells.push({ id, value, sensitive: withheldAnyway })
    } else if (plan === 'no-new-sums' && !seen.shown.has(id)) {
      cells.push({ id, value, sensitive: withheldAnyway })
    } else if (isSmall(value, threshold) && !seen.shown.has(id)) {
      const range = knownOfWithheld({ count: value, of: null }, threshold)
      cells.push({ id, value, sensitive: protectionOf(value, range) })
    } else cells.push({ id, value, ...asSeen(id, seen) })
  }
  return { cells, prior, unpublished }
}

/** Nobody sees it, and nobody needs to be kept from it. */
const withheldAnyway = { lower: 0, upper: 0 }

const asSeen = (id: string, { shown, withheld }: EarlierShowing) => {
  if (withheld.has(id)) return { sensitive: withheldAnyway }
  return shown.has(id) ? { mustShow: true } : {}
}

const protectionOf = (count: number, { low, high }: CountRange) => ({
  lower: Math.max(0, count - low),
  upper: Math.max(0, high - count),
})

/** A range that its own count does not keep to tells nothing. */
const widened = ({ low, high }: CountRange, count: number): CountRange => ({
  low: Math.min(low, count),
  high: Math.max(high, count),
})
