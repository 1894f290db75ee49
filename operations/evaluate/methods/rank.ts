import { bootstrapRanks } from '@peil/statistics/comparison/bootstrap-ranks.ts'
import { jointRankRegion } from '@peil/statistics/comparison/joint-rank-region.ts'
import { posteriorRanks } from '@peil/statistics/comparison/posterior-ranks.ts'
import type { RankedPlace } from '@peil/statistics/comparison/rank.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import { given, refused } from '@peil/statistics/outcome.ts'
import type { DataTable } from '../data-table.ts'
import type { Evaluation, Method, MethodInput, OptionSpec, OptionValues } from '../method.ts'
import { choiceOption, numberOption, requiredNumber, textOption } from '../option-values.ts'
import {
  asksForCounts,
  countForm,
  countsSpec,
  estimateSpecs,
  kindSpec,
  levelSpec,
  measuredName,
  nameSpec,
  readCounts,
  readEstimates,
} from './place-columns.ts'
import { rankFigure, rankWords } from './rank-presentation.ts'

const orders = ['ascending', 'descending'] as const

const options: readonly OptionSpec[] = [
  ...estimateSpecs,
  { name: 'numerator', kind: 'column', about: 'counts, instead of estimates' },
  { name: 'denominator', kind: 'column', about: 'out of how many, or per how much' },
  kindSpec(['proportion', 'rate']),
  nameSpec,
  levelSpec,
  {
    name: 'method',
    kind: 'choice',
    choices: ['joint', 'bootstrap', 'posterior'],
    about: 'joint (default) or bootstrap for estimates; posterior for counts',
  },
  {
    name: 'coverage',
    kind: 'choice',
    choices: ['simultaneous', 'marginal'],
    default: 'simultaneous',
    about: 'of the bootstrap: for all places at once, or for each by itself',
  },
  {
    name: 'order',
    kind: 'choice',
    choices: orders,
    default: 'ascending',
    about: 'rank 1 is the smallest, or the largest',
  },
  { name: 'decimals', kind: 'whole', about: 'of the joint region: decimals of published limits' },
  { name: 'draws', kind: 'whole', default: '1000', about: 'of the bootstrap and the posterior' },
  { name: 'seed', kind: 'whole', default: '1', about: 'the same seed gives the same draws' },
  countsSpec,
]

interface Ranking {
  readonly level: number
  readonly method: string
  readonly n: number
  readonly places: readonly (RankedPlace & {
    readonly low?: number
    readonly high?: number
    readonly medianRank?: number
  })[]
  readonly critical?: number
}

interface Ranked {
  readonly ranking: Ranking
  readonly warnings: readonly Warning[]
}

const wrongMethod = (method: string, counts: boolean): Outcome<never> =>
  refused({
    code: 'method-not-for-input',
    found: `--method ${method} with ${counts ? 'counts' : 'estimates'}`,
    expected: counts
      ? '--method posterior for counts'
      : '--method joint or bootstrap for estimates',
    whatToDo: counts
      ? 'Give estimates with standard errors, or leave out --method.'
      : 'Give counts (--numerator, --denominator), or leave out --method.',
    about: { option: 'method' },
  })

const rankCounts = (table: DataTable, asked: OptionValues): Outcome<Ranked> => {
  const read = readCounts(table, asked)
  if (!read.ok) return read
  const outcome = read.value.place(
    posteriorRanks(read.value.value, {
      kind: choiceOption(asked, 'kind', ['proportion', 'rate']),
      level: requiredNumber(asked, 'level'),
      order: choiceOption(asked, 'order', orders),
      draws: requiredNumber(asked, 'draws'),
      seed: requiredNumber(asked, 'seed'),
      counts: countForm(asked),
    }),
  )
  return outcome.ok ? given({ ranking: outcome.value, warnings: read.value.warnings }) : outcome
}

const rankEstimates = (
  table: DataTable,
  asked: OptionValues,
  progress: MethodInput['progress'],
): Outcome<Ranked> => {
  const read = readEstimates(table, asked)
  if (!read.ok) return read
  const level = requiredNumber(asked, 'level')
  const order = choiceOption(asked, 'order', orders)
  const decimals = numberOption(asked, 'decimals')
  const places = read.value.value
  const outcome: Outcome<Ranking> =
    textOption(asked, 'method') === 'bootstrap'
      ? bootstrapRanks(places, {
          level,
          order,
          coverage: choiceOption(asked, 'coverage', ['simultaneous', 'marginal']),
          draws: requiredNumber(asked, 'draws'),
          seed: requiredNumber(asked, 'seed'),
          progress,
        })
      : jointRankRegion(places, { level, order, ...(decimals === undefined ? {} : { decimals }) })
  const placed = read.value.place(outcome)
  return placed.ok ? given({ ranking: placed.value, warnings: read.value.warnings }) : placed
}

const evaluationOf = (
  { ranking, warnings }: Ranked,
  asked: OptionValues,
  what: string,
): Evaluation => {
  const order = choiceOption(asked, 'order', orders)
  return {
    estimate: null,
    se: null,
    low: null,
    high: null,
    level: ranking.level,
    method: ranking.method,
    n: ranking.n,
    warnings,
    parts: {
      order,
      ...(ranking.critical === undefined ? {} : { critical: ranking.critical }),
      ranks: ranking.places.map(({ name, estimate, rank, lowRank, highRank, ...rest }) => ({
        name,
        estimate,
        rank,
        low_rank: lowRank,
        high_rank: highRank,
        ...(rest.medianRank === undefined ? {} : { median_rank: rest.medianRank }),
        ...(rest.low === undefined ? {} : { low: rest.low, high: rest.high }),
      })),
    },
    words: rankWords(ranking, order, what),
    figure: rankFigure(ranking, order, what),
  }
}

export const rankMethod: Method = {
  name: 'rank',
  about: 'how sure the places in a ranking are (Klein, Wright & Wieczorek; Mogstad et al.)',
  needsFile: true,
  options,
  evaluate: ({ table, options: asked, progress }: MethodInput) => {
    if (table === undefined) throw new Error('rank needs a file')
    const counts = asksForCounts(asked)
    if (!counts.ok) return counts
    const method = textOption(asked, 'method')
    if (method !== undefined && (method === 'posterior') !== counts.value) {
      return wrongMethod(method, counts.value)
    }
    const ranked = counts.value ? rankCounts(table, asked) : rankEstimates(table, asked, progress)
    if (!ranked.ok) return ranked
    const what = measuredName(asked)
    return given(evaluationOf(ranked.value, asked, what))
  },
}
