import { accept, refuse, type Decision } from '@peil/domain/values/decision.ts'
import { boundaryFault, type BoundaryFault } from './boundary-fault.ts'
import type { Outline, Ring } from './outline.ts'
import type { AreaFeature } from './read-features.ts'

const likely = /^(?:nis|nis_?code|nis_?5|code.*|.*_code|ins|refnis.*)$/i

const codeIn = ({ properties }: AreaFeature, property: string): string => {
  const value = properties?.[property]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The property that holds a code of five digits in every feature; likely names only. */
const findProperty = (features: readonly AreaFeature[]): string | null => {
  const names = Object.keys(features[0]?.properties ?? {}).filter((name) => likely.test(name))
  const holds = (name: string): boolean =>
    features.every((one) => /^\d{5}$/.test(codeIn(one, name)))
  return names.find(holds) ?? null
}

const ringsOf = ({ geometry }: AreaFeature): readonly Ring[] =>
  (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()).map((ring) =>
    ring.map(([x, y]) => [x, y] as const),
  )

/**
 * The outline of every municipality that `expected` lists, each once, and of no other; or every
 * code that is wrong. `property` says where features hold their code; it is found when absent.
 */
export const readOutlines = (
  features: readonly AreaFeature[],
  expected: ReadonlySet<string>,
  property: string | undefined,
): Decision<readonly Outline[], BoundaryFault> => {
  const name = property ?? findProperty(features)
  if (name === null) {
    const names = Object.keys(features[0]?.properties ?? {})
    return refuse(
      boundaryFault(
        'no-codes',
        names.length === 0
          ? 'features without properties'
          : `the properties ${names.join(', ').slice(0, 200)}`,
        'a property with the NIS code of the municipality, five digits, in every feature',
        'Name the property with --code-property.',
      ),
    )
  }
  const faults: BoundaryFault[] = []
  const placeOf = new Map<string, number>()
  const outlines: Outline[] = []
  for (const [index, one] of features.entries()) {
    const code = codeIn(one, name)
    const first = placeOf.get(code)
    const place = `feature ${index + 1}, ${name}`
    if (!expected.has(code)) {
      faults.push(
        boundaryFault(
          'other-code',
          code === '' ? 'no code' : code,
          'the code of a municipality that existed on the day that is given with --on',
          'Check the day, and leave out what is no municipality.',
          place,
        ),
      )
    } else if (first !== undefined) {
      faults.push(
        boundaryFault(
          'duplicate-code',
          `${code} a second time`,
          `each code once; it is that of feature ${first + 1}`,
          'Make one feature of its parts.',
          place,
        ),
      )
    } else {
      placeOf.set(code, index)
      outlines.push({ code, rings: ringsOf(one) })
    }
  }
  const missing = [...expected].filter((code) => !placeOf.has(code))
  if (missing.length > 0) {
    faults.push(
      boundaryFault(
        'codes-missing',
        `no outline of ${missing.length} municipalities: ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? ', …' : ''}`,
        `an outline of each of the ${expected.size} municipalities of that day`,
        'Check the day, or complete the file.',
      ),
    )
  }
  return faults.length === 0 ? accept(outlines) : refuse(...faults)
}
