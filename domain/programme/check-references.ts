import type { Finding } from '../values/finding.ts'
import { fileOfIds, idsOf, matches, type Draft, type IdKind } from './draft.ts'
import { fault, shown } from './fault.ts'
import { suggestName } from './nearest-name.ts'

/** Every place that refers to something by its id, and what kinds of thing it may refer to. */
const references: readonly (readonly [file: string, pattern: string, ...kinds: IdKind[]])[] = [
  ['actions.yaml', 'actions/*/goal', 'goal'],
  ['actions.yaml', 'actions/*/groups/*', 'group'],
  ['kpis.yaml', 'kpis/*/action', 'action'],
  ['kpis.yaml', 'kpis/*/unit', 'unit'],
  ['kpis.yaml', 'kpis/*/group', 'group'],
  ['targets.yaml', 'targets/*/action', 'action'],
  ['targets.yaml', 'targets/*/goal', 'goal'],
  ['targets.yaml', 'targets/*/unit', 'unit'],
  ['indicators.yaml', 'indicators/*/theme', 'theme'],
  ['indicators.yaml', 'similarity/indicators/*', 'indicator'],
  ['contradictions.yaml', 'contradictions/*/touches/*', 'action', 'call', 'target', 'rule'],
  ['announced.yaml', 'rules/*/budgets/*/period', 'period'],
  ['calls/*', 'period', 'period'],
  ['calls/*', 'rows/*/kpi', 'kpi'],
  ['calls/*', 'notOpen/*/action', 'action'],
]

/** Ids that nothing has. Silent about kinds whose own file could not be read. */
export const checkReferences = (draft: Draft): readonly Finding[] =>
  references.flatMap(([file, pattern, ...kinds]) => {
    const known = kinds.map((kind) => idsOf(draft, kind))
    if (known.includes(null)) return []
    const ids = new Set(known.flatMap((some) => [...(some ?? [])]))
    const files = [...new Set(kinds.map(fileOfIds))].join(', ')
    return matches(draft, file, pattern)
      .filter(({ value }) => typeof value === 'string' && !ids.has(value))
      .map(({ document, path, value }) =>
        fault(
          document.place(path),
          kinds.length === 1 ? `unknown-${kinds[0] ?? 'id'}` : 'unknown-id',
          shown(value),
          `the id of one ${kinds.join(', ')} in ${files}`,
          suggestName(String(value), ids),
        ),
      )
  })
