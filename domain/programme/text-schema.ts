import { z } from 'zod'
import { parseCalendarDate, type CalendarDate } from '../values/calendar-date.ts'
import { cents } from '../values/cents.ts'

/** The small shapes from which the files of a programme are made. Messages say what is expected. */

export type Language = 'nl' | 'en' | 'fr' | 'de'

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits, with single hyphens between')
  .describe('A short name without spaces, used to refer to this: lower-case, digits, hyphens.')

const words = z.string().min(1, 'at least one word')

/** Dutch is always there; the other languages fall back to it, marked with `lang`. */
export const localText = z
  .strictObject({
    nl: words.describe('In Dutch. Always there.'),
    en: words.optional().describe('In English. Without it, readers see the Dutch text.'),
    fr: words.optional().describe('In French. Without it, readers see the Dutch text.'),
    de: words.optional().describe('In German. Without it, readers see the Dutch text.'),
  })
  .describe('A text for readers, per language.')

export const plainText = words

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a day written YYYY-MM-DD', abort: true })
  .refine((text) => parseCalendarDate(text) !== null, 'a day that exists, written YYYY-MM-DD')
  .transform((text) => text as CalendarDate)
  .describe('A day, written YYYY-MM-DD.')

/** Euros in the file, whole cents in the code. */
export const euro = z
  .number()
  .nonnegative({ error: 'an amount of zero or more', abort: true })
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6,
    'an amount in euro with at most two decimals',
  )
  .transform((value) => cents(Math.round(value * 100)))
  .describe('An amount in euro, with a decimal point and at most two decimals: 12.50.')

export const percent = z
  .number()
  .int('a whole number of percent')
  .min(0, 'from 0 to 100')
  .max(100, 'from 0 to 100')

/** Where a rule or number comes from: lines of the record, a publication, or our own assumption. */
export const source = z
  .union(
    [
      z.strictObject({
        record: z
          .string()
          .regex(/^\d+(-\d+)?$/, 'a line or a range of lines in quotes: "12" or "12-15"')
          .describe('Line of the record, or first and last line: "12" or "12-15".'),
      }),
      z.strictObject({ page: id.describe('Id of a publication in sources.yaml.') }),
      z.strictObject({
        assumption: words.describe('An assumption of this project, with the reason for it.'),
      }),
    ],
    { error: 'exactly one of `record`, `page` or `assumption`' },
  )
  .describe('Where this comes from: lines of the record, a publication, or an assumption.')

export const sources = z
  .array(source)
  .min(1, 'at least one source: `record`, `page` or `assumption`')
  .describe('Where this comes from. At least one.')
