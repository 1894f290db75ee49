import { z } from 'zod'
import { plainText, sources } from './text-schema.ts'

/** What programme.yaml says of postcodes.csv. */
export const postcodes = z
  .strictObject({
    form: z
      .string()
      .regex(/^[9A][9A -]{0,9}$/, 'up to ten of: 9 for a digit, A for a letter, space, hyphen')
      .describe('How a postcode is written: 9 stands for any digit, A for any capital: "9999".'),
    sources,
  })
  .describe('By which postcodes municipalities are found; the list is postcodes.csv.')

/** One row of postcodes.csv. */
export const postcodePlace = z.strictObject({
  postcode: plainText,
  place: plainText,
  municipality: z.string().regex(/^\d{5}$/, 'a NIS code of five digits'),
})

const stands: Readonly<Record<string, string>> = { '9': '\\d', A: '[A-Z]' }

/** Whether a postcode is written as the programme says. */
export const fitsForm = (form: string, postcode: string): boolean =>
  new RegExp(`^${form.replace(/[9A]/g, (sign) => stands[sign] ?? sign)}$`).test(postcode)
