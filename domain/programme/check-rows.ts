import type { Finding } from '../values/finding.ts'
import { callsOf, matches, type Draft } from './draft.ts'
import { fault } from './fault.ts'
import { actionsOfKpis } from './kpi-actions.ts'
import type { ProgrammeDocument } from './programme-document.ts'

/** Per action of actions.yaml, who funds it. */
const fundingOf = (draft: Draft): ReadonlyMap<string, unknown> =>
  new Map(
    matches(draft, 'actions.yaml', 'actions/*/id').map(({ document, path, value }) => [
      String(value),
      document.raw([...path.slice(0, -1), 'fundedBy', 'kind']),
    ]),
  )

const checkCall = (
  draft: Draft,
  call: ProgrammeDocument,
  funding: ReadonlyMap<string, unknown>,
  actions: ReadonlyMap<string, string>,
): readonly Finding[] => {
  const rows = matches(draft, call.file, 'rows/*/kpi').map(({ path, value }) => ({
    path,
    kpi: String(value),
    action: actions.get(String(value)) ?? '',
  }))
  const priced = new Set(rows.map(({ action }) => action))
  const closed = matches(draft, call.file, 'notOpen/*/action')
  const named = new Set(closed.map(({ value }) => String(value)))
  return [
    ...rows
      .filter(({ action }) => funding.get(action) === 'other-instrument')
      .map(({ path, kpi, action }) =>
        fault(
          call.place(path),
          'action-not-funded-by-call',
          `KPI ${kpi} of action ${action}, which another instrument funds`,
          'rows of actions with `fundedBy.kind: call` only',
          'Remove the row, or correct fundedBy in actions.yaml.',
        ),
      ),
    ...closed
      .filter(({ value }) => priced.has(String(value)))
      .map(({ path, value }) =>
        fault(
          call.place(path),
          'not-open-but-priced',
          `action ${String(value)} is not open and has a row with a price`,
          'either a row or a place under notOpen',
          'Remove one of the two.',
        ),
      ),
    ...[...funding]
      .filter(([action, kind]) => kind === 'call' && !priced.has(action) && !named.has(action))
      .map(([action]) =>
        fault(
          call.placeOfKey(['rows']),
          'action-not-in-call',
          `action ${action} has neither a row nor a place under notOpen`,
          'every action that calls fund is priced, or said not to be open',
          `Add a row for action ${action}, or name it under notOpen with the reason.`,
        ),
      ),
  ]
}

/** Whether each call prices the actions that calls fund, and no others. */
export const checkRows = (draft: Draft): readonly Finding[] => {
  if (!draft.documents.has('actions.yaml') || !draft.documents.has('kpis.yaml')) return []
  const [funding, actions] = [fundingOf(draft), actionsOfKpis(draft)]
  return callsOf(draft).flatMap((call) => checkCall(draft, call, funding, actions))
}
