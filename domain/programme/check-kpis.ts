import type { Finding } from '../values/finding.ts'
import { idsOf, matches, type Draft, type Match } from './draft.ts'
import { fault, shown } from './fault.ts'

const kpiShape = /^(\d+)([a-z]?)$/

/** The id that a KPI should have: the action's number, with a letter when the action has several. */
const expectedId = (action: string, index: number, count: number): string =>
  count === 1 ? action : `${action}${String.fromCharCode('a'.charCodeAt(0) + index)}`

const checkIds = (draft: Draft): readonly Finding[] => {
  const byAction = new Map<string, Match[]>()
  for (const match of matches(draft, 'kpis.yaml', 'kpis/*/id')) {
    const action = match.document.raw([...match.path.slice(0, -1), 'action'])
    const wellFormed = typeof match.value === 'string' && kpiShape.test(match.value)
    if (typeof action !== 'string' || !wellFormed) continue
    byAction.set(action, [...(byAction.get(action) ?? []), match])
  }
  return [...byAction].flatMap(([action, rows]) =>
    rows.flatMap(({ document, path, value }, index) => {
      const expected = expectedId(action, index, rows.length)
      if (value === expected) return []
      const number = kpiShape.exec(String(value))?.[1]
      return [
        fault(
          document.place(path),
          number === action ? 'kpi-letter-order' : 'kpi-number-differs',
          `${shown(value)} for action ${action}`,
          expected,
          'Number KPIs after their action, with the letters a, b, c … in the order of the file.',
        ),
      ]
    }),
  )
}

/** The actions that some call, or every call, says it is not open for. */
const notOpenEverywhere = (draft: Draft, action: string): boolean => {
  const calls = [...draft.documents.values()].filter(({ file }) => file.startsWith('calls/'))
  return calls.every((call) =>
    matches(draft, call.file, 'notOpen/*/action').some(({ value }) => value === action),
  )
}

const checkActionsHaveKpis = (draft: Draft): readonly Finding[] => {
  if (idsOf(draft, 'kpi') === null) return []
  const counted = new Set(matches(draft, 'kpis.yaml', 'kpis/*/action').map(({ value }) => value))
  return matches(draft, 'actions.yaml', 'actions/*/id').flatMap(({ document, path, value }) => {
    const funding = document.raw([...path.slice(0, -1), 'fundedBy', 'kind'])
    if (funding !== 'call' || typeof value !== 'string' || counted.has(value)) return []
    if (notOpenEverywhere(draft, value)) return []
    return [
      fault(
        document.place(path),
        'action-without-kpi',
        `action ${value} is funded by calls and has no KPI`,
        'at least one KPI in kpis.yaml, or a place under notOpen in every call',
        `Add a KPI for action ${value}, or say in each call why it is not open.`,
      ),
    ]
  })
}

/** KPIs whose id does not follow from their action, and actions that nothing measures. */
export const checkKpis = (draft: Draft): readonly Finding[] => [
  ...checkIds(draft),
  ...checkActionsHaveKpis(draft),
]
