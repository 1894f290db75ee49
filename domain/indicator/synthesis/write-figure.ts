import type { Indicator } from '../../programme/programme.ts'
import type { SynthesisLanguage } from '../synthesis.ts'
import { synthesisWords, type SynthesisWords } from './synthesis-words.ts'

/**
 * A figure as it is read in a language, with its unit: `12,3 % van de inwoners`. A unit that is not
 * translated is left to the title, but for the percent sign and the `per` of a rate.
 */
export const writeFigure = (
  { kind, decimals, unit, per }: Pick<Indicator, 'kind' | 'decimals' | 'unit' | 'per'>,
  value: number,
  language: SynthesisLanguage,
): string => {
  const words = synthesisWords[language]
  const number = writeNumber(kind === 'proportion' ? value * 100 : value, decimals, words)
  const own = unit[language]
  if (kind === 'proportion') {
    const rest = own?.replace(/^%\s*/u, '') ?? ''
    const percent = `${number}${words.beforePercent}%`
    // A unit that does not say "% of …" is not part of the number.
    return rest === '' || own?.startsWith('%') !== true ? percent : `${percent} ${rest}`
  }
  if (own !== undefined) return `${number} ${own}`
  return kind === 'rate' ? `${number} ${words.per(writeNumber(per ?? 1, 0, words))}` : number
}

const writeNumber = (
  value: number,
  decimals: number,
  { decimal, thousands }: SynthesisWords,
): string => {
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands)
  const sign = value < 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? '−' : ''
  return `${sign}${grouped}${rest === undefined ? '' : `${decimal}${rest}`}`
}

/** `Aalst, Gent en Melle`; names stay as they are. */
export const writeNames = (names: readonly string[], language: SynthesisLanguage): string => {
  const last = names.at(-1) ?? ''
  return names.length < 2
    ? last
    : `${names.slice(0, -1).join(', ')}${synthesisWords[language].and}${last}`
}
