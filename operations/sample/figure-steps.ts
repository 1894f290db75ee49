import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import { formatPeriod } from '@peil/domain/indicator/period.ts'
import type { Programme } from '@peil/domain/programme/programme.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { writeCsv, type CsvValue } from '@peil/tables/write-csv.ts'
import { folders } from '../data-folder.ts'
import { importObservations, type ImportObservations } from '../import/import-observations.ts'
import type { Peil } from '../open.ts'
import { changeFigures } from './change-figures.ts'
import type { FiguresPlan } from './figures-plan.ts'
import { inventFigures } from './invent-figures.ts'
import { must, type SampleStep } from './sample-step.ts'

/** Invented figures as files that are taken in over the years, and what the sources state. */
export const figureSteps = (
  programme: Programme,
  plan: FiguresPlan,
  residents: ReadonlyMap<string, number>,
  seed: number,
): readonly SampleStep[] => {
  const { files, statedOn, revision, correction } = plan
  const [firstFile] = files
  const set = firstFile === undefined ? null : areaSetOn(programme, firstFile.on)
  if (set === null) throw new Error('the sample needs municipalities on the day of its first file')
  const invented = inventFigures(programme, plan, set, residents, seed)
  const { first, revised, corrected } = changeFigures(programme, plan, invented)
  const take =
    (name: string, figures: readonly Observation[], change?: ImportObservations['change']) =>
    (peil: Peil): Promise<void> =>
      takeIn(peil, name, figures, change)
  return [
    ...files.map(({ on, upTo }, index): SampleStep => {
      const after = files[index - 1]?.upTo ?? ''
      const figures = first.filter(({ period }) => after < period && period <= upTo)
      return { on, actor: 'programme-team', take: take(fileName(on), figures) }
    }),
    { on: statedOn, actor: 'programme-team', take: takeInStated },
    {
      on: revision.on,
      actor: 'programme-team',
      take: take(fileName(revision.on), revised, { kind: 'revision', reason: revision.reason }),
    },
    {
      on: correction.on,
      actor: 'programme-team',
      take: take(fileName(correction.on), corrected, {
        kind: 'correction',
        reason: correction.reason,
      }),
    },
  ]
}

const fileName = (on: CalendarDate): string => `sample-figures-${on}.csv`

const columns = [
  ...['indicator', 'area', 'period', 'value', 'numerator', 'denominator'],
  ...['lower', 'upper', 'n', 'status'],
]

const rowOf =
  ({ indicators }: Programme) =>
  (figure: Observation): Readonly<Record<string, CsvValue>> => {
    const periodicity = indicators.find(({ id }) => id === figure.indicator)?.periodicity
    if (periodicity === undefined) throw new Error(`no indicator ${figure.indicator}`)
    return {
      indicator: figure.indicator,
      area: figure.area,
      period: formatPeriod(figure.period, periodicity),
      value: figure.value,
      numerator: figure.numerator ?? null,
      denominator: figure.denominator ?? null,
      lower: figure.lower ?? null,
      upper: figure.upper ?? null,
      n: figure.n ?? null,
      status: figure.status ?? null,
    }
  }

/** Through a file, as everybody's figures come in. */
const takeIn = async (
  peil: Peil,
  name: string,
  figures: readonly Observation[],
  change: ImportObservations['change'],
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'peil-sample-'))
  try {
    const path = join(folder, name)
    await writeFile(path, writeCsv(columns, figures.map(rowOf(peil.programme))))
    must(
      await importObservations(peil, path, {
        dryRun: false,
        provenance: 'sample',
        source: 'invented',
        ...(change === undefined ? {} : { change }),
      }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the programme's own sources say: no invention, and so not marked as one. */
const takeInStated = async (peil: Peil): Promise<void> => {
  const folder = join(folders(peil.dataFolder).programmes, peil.programme.hash, 'figures')
  // A programme need not state any.
  if (!existsSync(folder)) return
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.csv')).sort()) {
    must(await importObservations(peil, join(folder, name), { dryRun: false }))
  }
}
