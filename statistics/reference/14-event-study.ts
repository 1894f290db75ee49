import { eventStudy } from '../impact/difference-in-differences/event-study.ts'
import { fixedEffectsDid } from '../impact/difference-in-differences/fixed-effects-did.ts'
import { numbersOf, referenceRows, type ReferenceCase } from './reference-case.ts'

/** Coefficient, standard error if independent, and clustered: x1, then by period. */
const published: Readonly<Record<string, readonly [number, number, number]>> = {
  x1: [0.9734901512607, 0.04479221372923, 0.04567831176466],
  1: [-1.403045486284, 1.112118907999, 1.110266622905],
  2: [-1.247510784444, 1.111927439733, 1.093144563418],
  3: [-0.2732059622449, 1.112337092308, 1.106935057761],
  4: [-1.795720563992, 1.112552013137, 1.087973765367],
  6: [0.7844520283141, 1.111895573096, 1.028388074903],
  7: [3.598897331598, 1.112277359366, 1.101563414439],
  8: [3.811766212016, 1.111762099966, 1.247501965775],
  9: [4.731426200909, 1.111769848634, 1.097112649347],
  10: [6.606228841916, 1.1118723618, 1.120494299446],
}

const data = () => {
  const rows = referenceRows('14-event-study/base_did.csv')
  if (rows === null) return null
  const column = (name: string) => numbersOf(rows, name)
  return {
    unit: column('id'),
    time: column('period'),
    outcome: column('y'),
    covariates: { x1: column('x1') },
    treated: column('treat'),
    post: column('post'),
  }
}

/** Treatment starts in period 6, so that period 5 is the reference. */
const start = 6

export const cases: readonly ReferenceCase[] = [
  {
    id: '14-event-study/base-did-event-study',
    page: 'event-study',
    reference: 'R package fixest 0.14.2',
    source: 'fixest walkthrough, section 4.2.2',
    compare: () => {
      const columns = data()
      if (columns === null) return null
      const firstTreated = columns.treated.map((treated) => treated * start)
      const keys = Object.keys(published)
      const part = (index: 0 | 1 | 2) => keys.map((key) => published[key]?.[index] ?? NaN)
      const ours = (se: 'iid' | 'cluster') => {
        const result = eventStudy({ ...columns, firstTreated }, { se, estimator: 'twfe' })
        if (!result.ok) throw new Error(JSON.stringify(result.refusals))
        const { rows, covariates } = result.value
        return keys.map((key) =>
          key === 'x1' ? covariates[0] : rows.find(({ at }) => at + start === Number(key)),
        )
      }
      return [
        {
          quantity: 'coefficients',
          published: part(0),
          ours: ours('iid').map((own) => own?.estimate ?? NaN),
          tolerance: { abs: 5e-7 },
        },
        {
          quantity: 'standard errors, iid',
          published: part(1),
          ours: ours('iid').map((own) => own?.se ?? NaN),
          tolerance: { abs: 5e-6 },
        },
        {
          quantity: 'standard errors, clustered by unit',
          published: part(2),
          ours: ours('cluster').map((own) => own?.se ?? NaN),
          tolerance: { abs: 1e-6 },
        },
      ]
    },
  },
  {
    id: '14-event-study/base-did-twfe',
    page: 'event-study',
    reference: 'R package fixest 0.14.2',
    source: 'fixest, run on its data base_did',
    compare: () => {
      const columns = data()
      if (columns === null) return null
      const treated = columns.treated.map((own, i) => own * (columns.post[i] ?? NaN))
      const ours = (se: 'cluster' | 'iid' | 'hetero' | 'twoway') => {
        const result = fixedEffectsDid({ ...columns, treated }, { se })
        if (!result.ok) throw new Error(JSON.stringify(result.refusals))
        return result.value
      }
      return [
        {
          quantity: 'treated × post',
          published: [4.850645143234],
          ours: [ours('cluster').estimate],
          tolerance: { abs: 1e-8 },
        },
        {
          quantity: 'standard errors: cluster, iid, hetero, two-way',
          published: [0.4552220459423, 0.5035794147591, 0.5034232472182, 0.9335973232723],
          ours: (['cluster', 'iid', 'hetero', 'twoway'] as const).map((se) => ours(se).se),
          tolerance: { abs: 1e-7 },
        },
      ]
    },
  },
]
