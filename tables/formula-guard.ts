/**
 * Text that a spreadsheet would take for a formula: its first character that is no space or
 * apostrophe is an operator, or it begins with a tab or line end, which some programs drop first.
 * Apostrophes count as leading so that guarding twice and unguarding twice gives the same text.
 */
const formulaLike = /^[\s']*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** The text with an apostrophe before it when a spreadsheet would calculate it. */
export const guardFormula = (text: string): string => (formulaLike.test(text) ? `'${text}` : text)

/** The text without the apostrophe that `guardFormula` put before it; other text unchanged. */
export const unguardFormula = (text: string): string =>
  text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text
