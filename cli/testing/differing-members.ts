/** A number of a page as it is written there: its digits say how exactly it is meant. */
class WrittenNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** The JSON of a page, in which numbers keep their digits. */
const parseWritten = (json: string): unknown =>
  // The type of the third argument is not in TypeScript's library yet; Node 24 gives it.
  JSON.parse(json, ((_key: string, value: unknown, { source }: { readonly source: string }) =>
    typeof value === 'number' ? new WrittenNumber(source) : value) as (
    key: string,
    value: unknown,
  ) => unknown)

/** The numbers of a page's JSON, as written, that are none of `known` after rounding. */
export const unknownNumbers = (json: string, known: readonly number[]): readonly string[] => {
  const unknown = (value: unknown): readonly string[] => {
    if (value instanceof WrittenNumber) {
      return known.some((own) => isWritten(value, own)) ? [] : [value.text]
    }
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(unknown) : []
  }
  return unknown(parseWritten(json))
}

const decimals = (digits: string): number => /\.(\d+)/.exec(digits)?.[1]?.length ?? 0

/** Whether a number is the written one after rounding to the digits that are written. */
const isWritten = ({ text }: WrittenNumber, value: unknown): boolean => {
  if (typeof value !== 'number') return false
  const rounded = /e/i.test(text)
    ? value.toExponential(decimals(text))
    : value.toFixed(decimals(text))
  return Number(rounded) === Number(text)
}

const difference = (shown: unknown, real: unknown, path: string): readonly string[] => {
  if (shown instanceof WrittenNumber) {
    return isWritten(shown, real)
      ? []
      : [`${path}: the page says ${shown.text}, it is ${String(real)}`]
  }
  if (Array.isArray(shown)) {
    if (!Array.isArray(real) || real.length !== shown.length) {
      return [`${path}: the page shows ${shown.length} items, it is ${JSON.stringify(real)}`]
    }
    return shown.flatMap((item, index) => difference(item, real[index], `${path}[${index}]`))
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof real !== 'object' || real === null) {
      return [`${path}: the page shows an object, it is ${JSON.stringify(real)}`]
    }
    const members = real as Readonly<Record<string, unknown>>
    return Object.entries(shown).flatMap(([name, value]) =>
      difference(value, members[name], `${path}.${name}`),
    )
  }
  return shown === real
    ? []
    : [`${path}: the page says ${JSON.stringify(shown)}, it is ${JSON.stringify(real)}`]
}

/**
 * Where a page says something else than what came out. Numbers are compared as exactly as they are
 * written, arrays whole, of objects only the members that are shown.
 */
export const differingMembers = (json: string, real: unknown): readonly string[] =>
  difference(parseWritten(json), real, '$')
