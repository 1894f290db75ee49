import { join } from 'node:path'
import { z } from 'zod'
import { changeYaml } from './change-yaml.ts'
import { makeFewIndicators } from './few-indicators.ts'
import { keepMunicipalities } from './keep-municipalities.ts'

/** Two regions, between which a merger of municipalities crosses the border. */
const regions = new Set(['Regio Antwerpen', 'Waasland'])

/** How many times smaller calls are: about as many times as there are fewer municipalities. */
const smaller = 6

const sampleFile = z
  .object({
    residents: z.object({ aloneEligible: z.number() }).loose(),
    rounds: z.array(z.object({ governments: z.number(), budgetEuro: z.number() }).loose()),
  })
  .loose()

/**
 * Copies a programme into a folder with all its rules and calls, but few indicators and few
 * municipalities: a release of its sample takes seconds. It has an address on the web, so that its
 * pages offer what others may show.
 */
export const makeSmallProgramme = (programme: string, folder: string): void => {
  makeFewIndicators(programme, folder)
  keepMunicipalities(folder, ({ region }) => regions.has(region))
  changeYaml(join(folder, 'sample.yaml'), sampleFile, ({ residents, rounds, ...sample }) => ({
    ...sample,
    residents: { ...residents, aloneEligible: Math.round(residents.aloneEligible / smaller) },
    rounds: rounds.map((round) => ({
      ...round,
      governments: Math.round(round.governments / smaller),
      budgetEuro: Math.round(round.budgetEuro / smaller),
      // Published totals are of all municipalities.
      exact: [],
    })),
  }))
  changeYaml(join(folder, 'publishing.yaml'), z.object({}).loose(), (publishing) => ({
    ...publishing,
    address: 'https://barometer.example/',
  }))
}
