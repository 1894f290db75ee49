import { fileURLToPath } from 'node:url'
import { makeFewIndicators } from '@peil/operations/testing/few-indicators.ts'
import { keepMunicipalities } from '@peil/operations/testing/keep-municipalities.ts'

const whole = fileURLToPath(new URL('../programmes/plan-samenleven', import.meta.url))

/** Seven municipalities on the coast, which no merger has touched. */
const coast = new Set(['35002', '35005', '35006', '35011', '35013', '35014', '35029'])

/** Copies the programme into a folder, made small: its releases take a second and not a minute. */
export const makeCoastProgramme = (folder: string): void => {
  makeFewIndicators(whole, folder)
  keepMunicipalities(folder, ({ nis }) => coast.has(nis))
}
