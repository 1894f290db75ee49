import type { Command } from 'commander'
import { initDataFolder } from '@peil/operations/init-data-folder.ts'
import { onlyProgramme } from '@peil/operations/only-programme.ts'
import { initSample } from '@peil/operations/sample/init-sample.ts'
import { wholeOption } from '../options.ts'
import { output, printDecision } from '../print.ts'

interface Options {
  readonly programme?: string
  readonly sample: boolean
  readonly seed: number
}

export const addInit = (program: Command): Command =>
  program
    .command('init')
    .description('make a data folder and adopt a programme in it')
    .argument('<data>', 'data folder to make')
    .option('--programme <dir>', 'programme folder; the one in programmes/ when there is only one')
    .option('--sample', 'fill it with an invented sample, marked as such for ever', false)
    .option('--seed <n>', 'seed of the sample', wholeOption(0, 2 ** 31 - 1), 1)
    .action(async (dataFolder: string, { programme, sample, seed }: Options) => {
      const programmeFolder = programme ?? (await onlyProgramme())
      const made = sample
        ? await initSample({ dataFolder, programmeFolder, seed }, output.remark)
        : await initDataFolder({ dataFolder, programmeFolder, provenance: 'supplied' })
      printDecision(made, false, {
        text: (value) =>
          `${dataFolder}: programme ${value.programme}${sample ? ', with an invented sample' : ''}`,
        json: (value) => value,
      })
    })
