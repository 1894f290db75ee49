import type { Estimate } from '@peil/statistics/estimate.ts'
import { clopperPearson } from '@peil/statistics/intervals/clopper-pearson.ts'
import { newcombeDifference } from '@peil/statistics/intervals/newcombe-difference.ts'
import { byar } from '@peil/statistics/intervals/byar.ts'
import { exactPoisson } from '@peil/statistics/intervals/exact-poisson.ts'
import { proportionRatio } from '@peil/statistics/intervals/proportion-ratio.ts'
import { rateRatio } from '@peil/statistics/intervals/rate-ratio.ts'
import { rate } from '@peil/statistics/intervals/rate.ts'
import { standardisedRatio } from '@peil/statistics/intervals/standardised-ratio.ts'
import { wilsonCorrected } from '@peil/statistics/intervals/wilson-corrected.ts'
import { wilson } from '@peil/statistics/intervals/wilson.ts'
import type { Outcome } from '@peil/statistics/outcome.ts'
import { numberAt, type Inputs, type Roles } from './interval-inputs.ts'

export interface Settings {
  readonly level: number
  readonly per: number
}

/** A kind of interval of which each row of a file, or one set of options, has its own. */
export interface RowKind {
  readonly roles: Roles
  /** What the estimate is, for axes and sentences: `share`. */
  readonly what: string
  readonly compute: (inputs: Inputs, row: number, settings: Settings) => Outcome<Estimate>
}

const number = (inputs: Inputs, name: string, row: number): number =>
  numberAt(inputs, name, row) ?? NaN

const counts = { needed: ['numerator', 'denominator'] }
const twoCounts = {
  needed: ['numerator', 'denominator', 'other-numerator', 'other-denominator'],
}

const ofProportion = (method: typeof wilson): RowKind => ({
  roles: counts,
  what: 'share',
  compute: (inputs, row, { level }) =>
    method(number(inputs, 'numerator', row), number(inputs, 'denominator', row), { level }),
})

const ofTwo = (what: string, method: typeof newcombeDifference): RowKind => ({
  roles: twoCounts,
  what,
  compute: (inputs, row, { level }) =>
    method(
      {
        numerator: number(inputs, 'numerator', row),
        denominator: number(inputs, 'denominator', row),
      },
      {
        numerator: number(inputs, 'other-numerator', row),
        denominator: number(inputs, 'other-denominator', row),
      },
      { level },
    ),
})

const ofCount = (limits: 'byar' | 'exact'): RowKind => ({
  roles: { needed: ['numerator'], allowed: ['denominator'] },
  what: 'count or rate',
  compute: (inputs, row, { level, per }) => {
    const events = number(inputs, 'numerator', row)
    const denominator = numberAt(inputs, 'denominator', row)
    if (denominator !== undefined) return rate(events, denominator, { level, per, limits })
    return limits === 'byar' ? byar(events, { level }) : exactPoisson(events, { level })
  },
})

/** By the name typed behind `interval`. */
export const rowKinds: Readonly<Record<string, RowKind>> = {
  wilson: ofProportion(wilson),
  'wilson-cc': ofProportion(wilsonCorrected),
  'clopper-pearson': ofProportion(clopperPearson),
  newcombe: ofTwo('difference of shares', newcombeDifference),
  'proportion-ratio': ofTwo('ratio of shares', proportionRatio),
  byar: ofCount('byar'),
  poisson: ofCount('exact'),
  rate: {
    roles: counts,
    what: 'rate',
    compute: (inputs, row, settings) =>
      rate(number(inputs, 'numerator', row), number(inputs, 'denominator', row), settings),
  },
  'rate-ratio': ofTwo('ratio of rates', rateRatio),
  smr: {
    roles: { needed: ['numerator', 'expected'] },
    what: 'observed ÷ expected',
    compute: (inputs, row, settings) =>
      standardisedRatio(
        number(inputs, 'numerator', row),
        number(inputs, 'expected', row),
        settings,
      ),
  },
}
