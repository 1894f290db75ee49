import type { Finding } from '../values/finding.ts'
import { matches, type Draft, type Match } from './draft.ts'
import { fault, shown } from './fault.ts'

const why = (kind: unknown, collection: unknown): string | null => {
  if (kind === 'offer') return 'an offer, which is there or not and measures no distance'
  if (collection === 'survey') return 'a survey, which does not reach every municipality'
  return null
}

/**
 * Indicators by which similar municipalities cannot be found: a distance needs a number for every
 * municipality. Also one that is named twice, which would count double without saying so.
 */
export const checkSimilarity = (draft: Draft): readonly Finding[] => {
  const indicators = matches(draft, 'indicators.yaml', 'indicators/*/id')
  const first = new Map<unknown, Match>()
  return matches(draft, 'indicators.yaml', 'similarity/indicators/*').flatMap((match) => {
    const { document, path, value } = match
    const earlier = first.get(value)
    if (earlier !== undefined) {
      return [
        fault(
          document.place(path),
          'duplicate-row',
          `${shown(value)}, which line ${document.place(earlier.path).line ?? 1} has too`,
          'each indicator once under similarity',
          'Remove one of the two.',
        ),
      ]
    }
    first.set(value, match)
    const named = indicators.find((indicator) => indicator.value === value)
    if (named === undefined) return []
    const at = (key: string): unknown => named.document.raw([...named.path.slice(0, -1), key])
    const reason = why(at('kind'), at('collection'))
    if (reason === null) return []
    return [
      fault(
        document.place(path),
        'not-for-similarity',
        `${shown(value)}: ${reason}`,
        'a count, proportion, rate or mean from a register',
        'Choose another indicator, or remove this one.',
      ),
    ]
  })
}
