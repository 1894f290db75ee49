/**
 * Numbers and plural forms in messages. The compiled messages find this in place of the functions
 * that come with their compiler, which make a new formatter at every call: making one takes far
 * longer than using it, and a release has millions of numbers.
 */

/** Keeps what is made for a language and its options. */
const kept = <Options extends object, Made>(make: (locale: string, options: Options) => Made) => {
  const made = new Map<string, Made>()
  return (locale: string, options: Options): Made => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(locale, options)
    made.set(key, fresh)
    return fresh
  }
}

const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
const pluralRules = kept(
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
)

export const number = (locale: string, input: unknown, options: Intl.NumberFormatOptions): string =>
  numberFormat(locale, options).format(Number(input))

export const plural = (locale: string, input: unknown, options: Intl.PluralRulesOptions): string =>
  pluralRules(locale, options).select(Number(input))
