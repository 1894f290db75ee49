import type { Finding } from '../values/finding.ts'
import { matches, type Draft } from './draft.ts'
import { fault } from './fault.ts'
import type { ProgrammeDocument } from './programme-document.ts'

/** Per action of actions.yaml, who funds it. */
const fundingOf = (draft: Draft): ReadonlyMap<string, unknown> =>
  new Map(
    matches(draft, 'actions.yaml', 'actions/*/id').flatMap(({ document, path, value }) =>
      typeof value === 'string'
        ? [[value, document.raw([...path.slice(0, -1), 'fundedBy', 'kind'])] as const]
        : [],
    ),
  )

/** Per KPI of kpis.yaml, its action. */
const actionOf = (draft: Draft): ReadonlyMap<unknown, unknown> =>
  new Map(
    matches(draft, 'kpis.yaml', 'kpis/*/id').map(({ document, path, value }) => [
      value,
      document.raw([...path.slice(0, -1), 'action']),
    ]),
  )

const checkCall = (
  draft: Draft,
  call: ProgrammeDocument,
  funding: ReadonlyMap<string, unknown>,
  actions: ReadonlyMap<unknown, unknown>,
): readonly Finding[] => {
  const rows = matches(draft, call.file, 'rows/*/kpi')
  const priced = new Set(rows.map(({ value }) => actions.get(value)))
  const closed = matches(draft, call.file, 'notOpen/*/action')
  const named = new Set(closed.map(({ value }) => value))
  const measured = new Set(actions.values())
  return [
    ...rows
      .filter(({ value }) => funding.get(String(actions.get(value))) === 'other-instrument')
      .map(({ path, value }) =>
        fault(
          call.place(path),
          'action-not-funded-by-call',
          `KPI ${String(value)} of action ${String(actions.get(value))}, which another instrument funds`,
          'rows of actions with `fundedBy.kind: call` only',
          'Remove the row, or correct fundedBy in actions.yaml.',
        ),
      ),
    ...closed
      .filter(({ value }) => priced.has(value))
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
      .filter(([, kind]) => kind === 'call')
      .filter(([action]) => measured.has(action) && !priced.has(action) && !named.has(action))
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
  const [actions, kpis] = [draft.documents.get('actions.yaml'), draft.documents.get('kpis.yaml')]
  if (actions === undefined || kpis === undefined) return []
  const [funding, ofKpi] = [fundingOf(draft), actionOf(draft)]
  return [...draft.documents.values()]
    .filter(({ file }) => file.startsWith('calls/'))
    .flatMap((call) => checkCall(draft, call, funding, ofKpi))
}
