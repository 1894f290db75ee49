import { idsOf, matches, type Draft } from './draft.ts'

const kpiShape = /^(\d+)([a-z]?)$/

/** The number of the action in the id of a KPI; null when the id has another form. */
export const actionNumber = (kpi: unknown): string | null =>
  typeof kpi === 'string' ? (kpiShape.exec(kpi)?.[1] ?? null) : null

/**
 * Per KPI of kpis.yaml, its action. When that names no action, the number in the id stands in for
 * it, so that one wrong reference does not look like a missing KPI as well.
 */
export const actionsOfKpis = (draft: Draft): ReadonlyMap<string, string> => {
  const known = idsOf(draft, 'action')
  return new Map(
    matches(draft, 'kpis.yaml', 'kpis/*/id').flatMap(({ document, path, value }) => {
      const action = document.raw([...path.slice(0, -1), 'action'])
      const number = actionNumber(value)
      const named = typeof action === 'string' && known?.has(action) !== false
      const used = named && number === action ? action : number
      return used === null ? [] : [[String(value), used] as const]
    }),
  )
}
