import { z } from 'zod'
import { date, id, localText, plainText, sources } from './text-schema.ts'

export const areaSet = z.strictObject({
  id,
  title: localText,
  validFrom: date.describe('First day on which these municipalities exist.'),
  validTo: date.optional().describe('Last day. Left out when they still exist.'),
  file: z
    .string()
    .regex(/^areas\/[a-z0-9-]+\.csv$/, 'a name like areas/municipalities-2019.csv')
    .describe('The table of municipalities: areas/….csv.'),
  sources,
})

const nis = z.string().regex(/^\d{5}$/, 'a NIS code of five digits')

/** One row of an areas file; lists are separated by `;` in the file. */
export const municipality = z.strictObject({
  nis,
  name: plainText,
  province: plainText,
  region: plainText,
  population: z.number().int('a whole number').positive('one resident or more').nullable(),
  populationOn: date.nullable(),
  neighbours: z.array(nis),
  predecessors: z.array(nis),
  successor: nis.nullable(),
  tileColumn: z.number().int('a whole number').nonnegative('zero or more'),
  tileRow: z.number().int('a whole number').nonnegative('zero or more'),
})
