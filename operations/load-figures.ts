import type { RecordedFigures } from '@peil/domain/figures/evolve-figures.ts'
import type { LedgerState } from '@peil/domain/fold-ledger.ts'
import type { FigureFacts } from '@peil/domain/indicator/compose-figures.ts'
import type { CurrentFigure } from '@peil/domain/indicator/current-figure.ts'
import type { Figure, FigureRevision } from '@peil/domain/indicator/figure.ts'
import { accept, type Decision } from '@peil/domain/values/decision.ts'
import { dateOf } from '@peil/domain/values/instant.ts'
import type { Observation } from '@peil/observations/dataset.ts'
import { figureHistory } from '@peil/observations/figure-history.ts'
import { folders } from './data-folder.ts'
import type { Peil } from './open.ts'

/**
 * The figures of indicators as they stand now, each with the values that it replaced and why.
 * Refused when a dataset is missing or was changed.
 */
export const loadFigures = async (
  { dataFolder, ledger }: Pick<Peil, 'dataFolder' | 'ledger'>,
  { figures }: Pick<LedgerState, 'figures'>,
): Promise<Decision<Pick<FigureFacts, 'current' | 'invented'>>> => {
  const history = await figureHistory(
    folders(dataFolder).datasets,
    figures.map(({ dataset }) => dataset),
  )
  if (!history.ok) return history
  const reasons = await ledger.texts(figures.flatMap(({ reason }) => reason ?? []))
  const current: CurrentFigure[] = []
  let revisions: FigureRevision[] = []
  let before: Observation | null = null
  for (const { observation, place } of history.value) {
    const recorded = figures[place]
    if (recorded === undefined) throw new Error(`no dataset at place ${place}`)
    if (before === null || !sameCell(before, observation)) revisions = []
    else {
      current.pop()
      revisions = [...revisions, ...revisionOf(before, observation, recorded, reasons)]
    }
    current.push(currentOf(observation, revisions))
    before = observation
  }
  const invented = figures.filter(({ provenance }) => provenance === 'sample')
  return accept({ current, invented: new Set(invented.flatMap(({ indicators }) => indicators)) })
}

const sameCell = (a: Observation, b: Observation): boolean =>
  a.indicator === b.indicator && a.area === b.area && a.period === b.period

const currentOf = (
  { indicator, area, period, value, ...rest }: Observation,
  revisions: readonly FigureRevision[],
): CurrentFigure => {
  const { status, numerator, denominator, lower, upper, n } = rest
  const figure: Figure = {
    value,
    ...(status === undefined ? {} : { status }),
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    ...(n === undefined ? {} : { n }),
    ...(revisions.length === 0 ? {} : { revisions }),
  }
  return { indicator, area, period, figure }
}

/** The same value with other details is no revision that a reader would see. */
const revisionOf = (
  { value: from }: Observation,
  { value: to }: Observation,
  { kind, reason, recordedAt }: RecordedFigures,
  reasons: Awaited<ReturnType<Peil['ledger']['texts']>>,
): readonly FigureRevision[] => {
  if (from === to || kind === 'new') return []
  const words = reason === null ? undefined : reasons.get(reason)
  return [{ from, to, kind, reason: words ?? '', on: dateOf(recordedAt) }]
}
