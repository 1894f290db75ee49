import type { Finding } from '../values/finding.ts'
import { callsOf, idsOf, matches, type Draft, type Match } from './draft.ts'
import { fault, shown } from './fault.ts'
import { actionNumber, actionsOfKpis } from './kpi-actions.ts'

/** The id that a KPI should have: the action's number, with a letter when the action has several. */
const expectedId = (action: string, index: number, count: number): string =>
  count === 1 ? action : `${action}${String.fromCharCode('a'.charCodeAt(0) + index)}`

const checkNumbers = (draft: Draft): readonly Finding[] => {
  const known = idsOf(draft, 'action')
  return matches(draft, 'kpis.yaml', 'kpis/*/id').flatMap(({ document, path, value }) => {
    const action = document.raw([...path.slice(0, -1), 'action'])
    const number = actionNumber(value)
    if (number === null || typeof action !== 'string' || number === action) return []
    if (known?.has(action) === false) return []
    return [
      fault(
        document.place(path),
        'kpi-number-differs',
        `${shown(value)} for action ${action}`,
        `an id that begins with ${action}`,
        `Number the KPI after its action, or correct the action to '${number}'.`,
      ),
    ]
  })
}

const checkLetters = (draft: Draft): readonly Finding[] => {
  const byAction = new Map<string, Match[]>()
  for (const match of matches(draft, 'kpis.yaml', 'kpis/*/id')) {
    const number = actionNumber(match.value)
    if (number !== null) byAction.set(number, [...(byAction.get(number) ?? []), match])
  }
  return [...byAction].flatMap(([action, rows]) =>
    rows.flatMap(({ document, path, value }, index) => {
      const expected = expectedId(action, index, rows.length)
      if (value === expected) return []
      return [
        fault(
          document.place(path),
          'kpi-letter-order',
          shown(value),
          `'${expected}'`,
          rows.length === 1
            ? 'Leave the letter out: the action has one KPI.'
            : 'Give the KPIs of an action the letters a, b, c … in the order of the file.',
        ),
      ]
    }),
  )
}

/** Actions that calls fund, that nothing measures, and that no call says it is not open for. */
const checkActionsHaveKpis = (draft: Draft): readonly Finding[] => {
  if (idsOf(draft, 'kpi') === null) return []
  const measured = new Set(actionsOfKpis(draft).values())
  const closed = new Set(
    callsOf(draft).flatMap((call) =>
      matches(draft, call.file, 'notOpen/*/action').map(({ value }) => value),
    ),
  )
  return matches(draft, 'actions.yaml', 'actions/*/id').flatMap(({ document, path, value }) => {
    const funding = document.raw([...path.slice(0, -1), 'fundedBy', 'kind'])
    const action = String(value)
    if (funding !== 'call' || measured.has(action) || closed.has(action)) return []
    return [
      fault(
        document.place(path),
        'action-without-kpi',
        `action ${action} is funded by calls and has no KPI`,
        'at least one KPI in kpis.yaml, or a place under notOpen in every call',
        `Add a KPI for action ${action}, or say in each call why it is not open.`,
      ),
    ]
  })
}

/** KPIs whose id does not follow from their action, and actions that nothing measures. */
export const checkKpis = (draft: Draft): readonly Finding[] => [
  ...checkNumbers(draft),
  ...checkLetters(draft),
  ...checkActionsHaveKpis(draft),
]
