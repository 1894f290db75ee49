import { z } from 'zod'
import { date, localText, plainText, sources } from './text-schema.ts'

const address = z
  .string()
  .regex(/^https:\/\/[^\s?#]+\/$/, 'an address that begins with https:// and ends with /')

/** Who publishes, under which conditions, and when. */
export const publishing = z.strictObject({
  publisher: z.strictObject({ name: localText, address: plainText.optional() }),
  contact: plainText.describe('A mail address or page where questions can be asked.'),
  address: address.optional().describe('Where the releases stand: https://example.org/barometer/'),
  licence: z.strictObject({
    name: localText,
    address: plainText.describe('The address of its text, by which machines know it.'),
  }),
  accessibility: z
    .strictObject({
      contact: plainText.describe('Where a barrier can be reported.'),
      authority: localText.describe('Where one can go when the answer does not satisfy.'),
      authorityAddress: plainText.optional(),
      assessedOn: date.describe('When the pages were last assessed.'),
    })
    .optional(),
  privacy: z.strictObject({ contact: plainText, officer: localText }).optional(),
  calendar: z
    .array(
      z.strictObject({
        on: date,
        title: localText,
        certain: z.boolean().describe('False when the day may still change.'),
      }),
    )
    .describe('Days on which releases appear, past and coming.'),
  sources,
})
