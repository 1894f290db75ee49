import type { Command } from 'commander'
import type { Extreme } from '@peil/domain/indicator/figure.ts'
import type { RegionFigure } from '@peil/domain/indicator/region-figures.ts'
import { withPeil } from '@peil/operations/open.ts'
import { readRegionFigures } from '@peil/operations/read-region-figures.ts'
import { wholeOption } from '../options.ts'
import { printDecision } from '../print.ts'

interface Options {
  readonly data: string
  readonly year: number
  readonly json: boolean
}

export const addRegion = (program: Command): Command =>
  program
    .command('region')
    .description('what the figures of a year say of a region, before anything is withheld')
    .argument('<region>', 'id of the region, such as leuven')
    .requiredOption('--data <dir>', 'data folder')
    .requiredOption('--year <year>', 'the year in which periods end', wholeOption(1900, 2100))
    .option('--json', 'print JSON only', false)
    .action(async (region: string, { data, year, json }: Options) => {
      const read = await withPeil(data, (peil) => readRegionFigures(peil, region, year))
      printDecision(read, json, {
        text: (figures) =>
          figures.length === 0 ? `no figures of ${year}` : figures.map(line).join('\n'),
        json: (figures) => ({ region, year, published: false, figures }),
      })
    })

const line = ({ indicator, period, figure }: RegionFigure): string =>
  `${indicator} ${period}: ${words(figure)}`

const words = (figure: RegionFigure['figure']): string => {
  if (figure === null) return 'nothing can be said'
  if (figure.kind === 'supplied') return String(figure.figure.value ?? figure.figure.status)
  const of = `${figure.areas} of ${figure.of} municipalities`
  if (figure.kind === 'benchmark') return `${figure.value} (${of})`
  return `${extreme(figure.lowest)} to ${extreme(figure.highest)} (${of})`
}

const extreme = ({ value, areas }: Extreme): string =>
  `${value} in ${areas.map(({ nis }) => nis).join(';')}`
