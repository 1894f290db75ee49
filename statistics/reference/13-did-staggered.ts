import {
  staggeredAdoption,
  type StaggeredAdoption,
  type StaggeredOptions,
} from '../impact/difference-in-differences/staggered-adoption.ts'
import { publishedStaggered, type PublishedEffect } from './published-staggered.ts'
import { numbersOf, referenceRows, type Comparison, type ReferenceCase } from './reference-case.ts'

const settings: readonly {
  readonly id: string
  readonly options: StaggeredOptions
  readonly covariates: readonly string[]
}[] = [
  { id: 'mpdta-reg-nocov', options: { method: 'reg' }, covariates: [] },
  { id: 'mpdta-dr-lpop', options: { method: 'dr' }, covariates: ['lpop'] },
  { id: 'mpdta-ipw-lpop', options: { method: 'ipw' }, covariates: ['lpop'] },
  { id: 'mpdta-dr-nocov-nyt', options: { method: 'dr', control: 'notyet' }, covariates: [] },
]

type Effect = StaggeredAdoption['groupTime'][number] | StaggeredAdoption['rows'][number]

export const cases: readonly ReferenceCase[] = settings.map((setting) => ({
  id: `13-did-staggered/${setting.id}`,
  page: 'staggered-adoption',
  reference: 'R package did 2.5.1',
  source: "bcallaway11/did: README; data of Callaway & Sant'Anna (2021)",
  compare: () => {
    const rows = referenceRows('13-did-staggered/mpdta.csv')
    if (rows === null) return null
    const columns = {
      unit: numbersOf(rows, 'countyreal'),
      time: numbersOf(rows, 'year'),
      outcome: numbersOf(rows, 'lemp'),
      firstTreated: numbersOf(rows, 'first_treat'),
      covariates: Object.fromEntries(
        setting.covariates.map((name) => [name, numbersOf(rows, name)]),
      ),
    }
    const aggregated = (aggregate: 'simple' | 'group' | 'calendar' | 'dynamic') => {
      const result = staggeredAdoption(columns, { ...setting.options, aggregate })
      if (!result.ok) throw new Error(JSON.stringify(result.refusals))
      return result.value
    }
    return comparisons(setting.id, aggregated)
  },
}))

const comparisons = (
  id: string,
  aggregated: (aggregate: 'simple' | 'group' | 'calendar' | 'dynamic') => StaggeredAdoption,
): readonly Comparison[] => {
  const published = publishedStaggered[id]
  if (published === undefined) throw new Error(`nothing published for ${id}`)
  const simple = aggregated('simple')
  const key = (effect: Effect): string =>
    'group' in effect ? `${effect.group} ${effect.time}` : String(effect.at)
  const table = (
    quantity: string,
    theirs: Readonly<Record<string, PublishedEffect>>,
    ours: readonly Effect[],
  ): Comparison[] => {
    const own = new Map(ours.map((effect) => [key(effect), effect]))
    const keys = [...own.keys()]
    const figures = (part: 0 | 1) => keys.map((name) => theirs[name]?.[part] ?? NaN)
    return [
      {
        quantity,
        published: figures(0),
        ours: keys.map((name) => own.get(name)?.estimate ?? NaN),
        tolerance: { abs: 1e-7 },
      },
      {
        quantity: `${quantity}: standard errors`,
        published: figures(1),
        ours: keys.map((name) => own.get(name)?.se ?? NaN),
        tolerance: { abs: 1e-7 },
      },
      {
        quantity: `${quantity}: bootstrap standard errors against analytic`,
        published: figures(1),
        ours: keys.map((name) => own.get(name)?.seBootstrap ?? NaN),
        tolerance: { rel: 0.12 },
      },
      {
        quantity: `${quantity}: how many`,
        published: [Object.keys(theirs).length],
        ours: [keys.length],
        tolerance: 'equal',
      },
    ]
  }
  const overall = (['simple', 'group', 'calendar', 'dynamic'] as const).map((aggregate) => ({
    aggregate,
    own: aggregated(aggregate),
    theirs: published.overall[aggregate],
  }))
  return [
    ...table('ATT(g,t)', published.groupTime, simple.groupTime),
    {
      quantity: 'pre-test: W, p',
      published: published.preTest,
      ours: [simple.preTest?.statistic ?? NaN, simple.preTest?.p ?? NaN],
      tolerance: { abs: 1e-4 },
    },
    ...overall.map(({ aggregate, own, theirs }) => ({
      quantity: `${aggregate}: overall, standard error`,
      published: theirs,
      ours: [own.estimate, own.se ?? NaN],
      tolerance: { abs: 1e-7 },
    })),
    ...(['group', 'calendar', 'dynamic'] as const).flatMap((aggregate) =>
      table(aggregate, published.rows[aggregate], aggregated(aggregate).rows),
    ),
  ]
}
