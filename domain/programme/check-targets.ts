import type { Finding } from '../values/finding.ts'
import { matches, type Draft } from './draft.ts'
import { fault } from './fault.ts'

/** Targets that do not use exactly one of their figures. */
export const checkTargets = (draft: Draft): readonly Finding[] =>
  matches(draft, 'targets.yaml', 'targets/*/figures').flatMap(({ document, path }) => {
    const flags = document.list(path).map((_, index) => ({
      path: [...path, index, 'used'],
      used: document.raw([...path, index, 'used']),
    }))
    // A flag of another kind is said elsewhere; what is used cannot be told then.
    if (flags.length === 0 || flags.some(({ used }) => typeof used !== 'boolean')) return []
    const used = flags.filter((flag) => flag.used === true)
    if (used.length === 0) {
      return [
        fault(
          document.placeOfKey(path),
          'no-figure-used',
          'no figure with `used: true`',
          'exactly one figure that is used',
          'Set `used: true` at the figure that counts.',
        ),
      ]
    }
    return used
      .slice(1)
      .map((flag) =>
        fault(
          document.place(flag.path),
          'several-figures-used',
          `${used.length} figures with \`used: true\``,
          'exactly one figure that is used',
          'Set `used: false` at the figures that do not count.',
        ),
      )
  })
