export type Encoding = 'br' | 'gzip' | 'identity'

/** The smaller one first. */
const offered = ['br', 'gzip'] as const

const weightOf = (parameters: readonly string[]): number => {
  const q = parameters.map((text) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(text)?.[1]).find(Boolean)
  const weight = q === undefined ? 1 : Number(q)
  return Number.isNaN(weight) ? 0 : weight
}

/** The encoding that a client likes best of those offered; ties go to the smaller one. */
const chooseEncoding = (acceptEncoding: string): Encoding => {
  const weights = new Map<string, number>()
  for (const part of acceptEncoding.split(',')) {
    const [name = '', ...parameters] = part.split(';')
    weights.set(name.trim().toLowerCase(), weightOf(parameters))
  }
  const any = weights.get('*') ?? 0
  const weight = (name: string): number => weights.get(name) ?? any
  const [best] = offered
    .filter((name) => weight(name) > 0)
    .toSorted((one, other) => weight(other) - weight(one))
  return best ?? 'identity'
}

const most = 1000

/** As `chooseEncoding`, remembering what was asked: browsers send few different headers. */
export const makeEncodingChooser = (): ((acceptEncoding: string | undefined) => Encoding) => {
  const known = new Map<string, Encoding>()
  return (acceptEncoding) => {
    if (acceptEncoding === undefined) return 'identity'
    const remembered = known.get(acceptEncoding)
    if (remembered !== undefined) return remembered
    const chosen = chooseEncoding(acceptEncoding)
    if (known.size < most) known.set(acceptEncoding, chosen)
    return chosen
  }
}
