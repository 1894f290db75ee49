import { funnelDenominators } from '@peil/statistics/comparison/funnel-denominators.ts'
import type { FunnelLimits } from '@peil/statistics/comparison/funnel-limits.ts'
import { funnelLimits } from '@peil/statistics/comparison/funnel-limits.ts'
import type { FunnelTransform } from '@peil/statistics/comparison/funnel-rule.ts'
import type { Funnel } from '@peil/statistics/comparison/funnel.ts'
import { funnel } from '@peil/statistics/comparison/funnel.ts'
import { given } from '@peil/statistics/outcome.ts'
import type { Method, MethodInput, OptionSpec } from '../method.ts'
import { choiceOption, numberOption, requiredNumber, textOption } from '../option-values.ts'
import { funnelFigure } from './funnel-figure.ts'
import { funnelPresentation } from './funnel-presentation.ts'
import { countForm, countsSpec, kindSpec, nameSpec, readCounts } from './place-columns.ts'

const kinds = ['proportion', 'rate', 'ratio'] as const
const transforms: readonly FunnelTransform[] = ['arcsine', 'sqrt', 'log']

const options: readonly OptionSpec[] = [
  { name: 'numerator', kind: 'column', required: true, about: 'counts' },
  {
    name: 'denominator',
    kind: 'column',
    required: true,
    about: 'out of how many, per how much, or expected counts',
  },
  nameSpec,
  kindSpec(kinds),
  {
    name: 'overdispersion',
    kind: 'choice',
    choices: ['none', 'tau2', 'phi'],
    default: 'none',
    about: 'widen the limits where places differ more than chance allows',
  },
  {
    name: 'trim',
    kind: 'choice',
    choices: ['winsorise', 'truncate'],
    default: 'winsorise',
    about: 'what is done with extreme places before overdispersion is measured',
  },
  { name: 'trim-by', kind: 'number', default: '0.1', about: 'share of places at each end' },
  {
    name: 'transform',
    kind: 'choice',
    choices: transforms,
    about: 'scale of z-scores: arcsine for proportions; else sqrt, or log when truncating',
  },
  {
    name: 'limits',
    kind: 'choice',
    choices: ['score', 'exact'],
    default: 'score',
    about: 'limits by chance: score or χ² limits, or exact ones between counts',
  },
  { name: 'target', kind: 'number', about: 'centre line; default all places together, or 1' },
  { name: 'per', kind: 'number', default: '1', about: 'unit: 100 for percent, 1000 for per 1,000' },
  countsSpec,
]

const limitParts = (limits: FunnelLimits, per: number): Readonly<Record<string, number>> => ({
  low95: limits.low95 * per,
  high95: limits.high95 * per,
  low998: limits.low998 * per,
  high998: limits.high998 * per,
})

const funnelParts = (
  result: Funnel,
  along: readonly number[],
  per: number,
): Readonly<Record<string, unknown>> => ({
  target: result.estimate * per,
  phi: result.phi,
  tau2: result.tau2,
  overdispersion: result.overdispersion,
  per,
  counts: {
    in_control: result.counts['in control'],
    above_95: result.counts['above 95'],
    above_998: result.counts['above 99.8'],
    below_95: result.counts['below 95'],
    below_998: result.counts['below 99.8'],
  },
  limits: along.map((denominator) => ({
    denominator,
    ...limitParts(funnelLimits(result.rule, denominator), per),
  })),
  points: result.points.map((point) => ({
    name: point.name,
    numerator: point.numerator,
    denominator: point.denominator,
    value: point.value * per,
    z: point.z,
    z_adjusted: point.zAdjusted,
    ...limitParts(point, per),
    status: point.status,
  })),
})

export const funnelMethod: Method = {
  name: 'funnel',
  about: 'which places differ from the rest by more than chance (Spiegelhalter)',
  needsFile: true,
  options,
  evaluate: ({ table, options: asked }: MethodInput) => {
    if (table === undefined) throw new Error('funnel needs a file')
    const read = readCounts(table, asked)
    if (!read.ok) return read
    const kind = choiceOption(asked, 'kind', kinds)
    const target = numberOption(asked, 'target')
    const per = requiredNumber(asked, 'per')
    const transform =
      textOption(asked, 'transform') === undefined
        ? undefined
        : choiceOption(asked, 'transform', transforms)
    const outcome = funnel(read.value.value, {
      kind,
      overdispersion: choiceOption(asked, 'overdispersion', ['none', 'tau2', 'phi']),
      trim: {
        how: choiceOption(asked, 'trim', ['winsorise', 'truncate']),
        by: requiredNumber(asked, 'trim-by'),
      },
      boundary: choiceOption(asked, 'limits', ['score', 'exact']),
      counts: countForm(asked),
      ...(target === undefined ? {} : { target: target / per }),
      ...(transform === undefined ? {} : { transform }),
    })
    const placed = read.value.place(outcome)
    if (!placed.ok) return placed
    const result = placed.value
    const along = funnelDenominators(result.points.map(({ denominator }) => denominator))
    const told = funnelPresentation(result, {
      per,
      numerator: textOption(asked, 'numerator') ?? '',
      denominator: textOption(asked, 'denominator') ?? '',
    })
    return given({
      estimate: result.estimate * per,
      se: null,
      low: null,
      high: null,
      level: result.level,
      method: result.method,
      n: result.n,
      warnings: [...read.value.warnings, ...result.warnings],
      parts: funnelParts(result, along, per),
      words: told.words,
      figure: funnelFigure(result, along, told),
    })
  },
}
