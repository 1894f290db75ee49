import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFewIndicators } from '@peil/operations/testing/few-indicators.ts'

const whole = fileURLToPath(new URL('../programmes/plan-samenleven', import.meta.url))

/** Seven municipalities on the coast, which no merger has touched. */
const coast = new Set(['35002', '35005', '35006', '35011', '35013', '35014', '35029'])

/** A table of municipalities with those of the coast only, and no neighbours outside. */
const onlyCoast = (table: string): string => {
  const [header = '', ...rows] = table.trimEnd().split('\n')
  const neighbours = header.split(',').indexOf('neighbours')
  const kept = rows.flatMap((row) => {
    const cells = row.split(',')
    if (!coast.has(cells[0] ?? '')) return []
    const near = (cells[neighbours] ?? '').split(';').filter((nis) => coast.has(nis))
    return [cells.with(neighbours, near.join(';')).join(',')]
  })
  return `${[header, ...kept].join('\n')}\n`
}

/** Copies the programme into a folder, made small: its releases take a second and not a minute. */
export const makeSmallProgramme = (folder: string): void => {
  makeFewIndicators(whole, folder)
  for (const name of readdirSync(join(folder, 'areas'))) {
    const path = join(folder, 'areas', name)
    if (name.endsWith('.csv')) writeFileSync(path, onlyCoast(readFileSync(path, 'utf8')))
  }
}
