import { jointRankRegion } from '../comparison/joint-rank-region.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'
import { numbersOf, referenceRows } from './reference-case.ts'

// Margins of error of the American Community Survey are at 90 %.
const censusZ = 1.645

// Joint 90 % region of each state: best and worst rank.
const published = `
SD:1-6 ND:1-6 WY:1-9 NE:1-8 MT:1-9 AK:1-9 IA:3-9 KS:3-9 ID:4-9 OK:10-14 AR:10-16 NM:10-16
UT:10-16 WI:11-16 VT:10-21 OR:11-24 KY:15-26 MN:15-26 OH:16-26 MO:15-27 RI:15-33 NC:16-29
ME:15-31 IN:17-30 SC:16-32 MS:17-35 AL:21-33 NV:20-37 MI:21-35 TN:22-35 LA:24-37 CO:23-38
TX:30-37 AZ:27-39 CT:27-40 DE:25-42 WA:34-41 WV:30-42 HI:33-42 FL:35-42 PA:36-42 NH:37-46
GA:42-46 CA:42-44 VA:43-47 MA:43-47 IL:45-47 DC:48-49 NJ:48-49 NY:50-51 MD:50-51`
  .trim()
  .split(/\s+/)

const compared = (): readonly Comparison[] | null => {
  const rows = referenceRows('08-rank-uncertainty/travel_time_2011.csv')
  if (rows === null) return null
  const outcome = jointRankRegion(
    {
      names: rows.map((row) => row['Abbreviation'] ?? ''),
      estimates: numbersOf(rows, 'Estimate.1dec'),
      standardErrors: numbersOf(rows, 'MOE.1dec').map((margin) => margin / censusZ),
    },
    { level: 0.9, decimals: 1 },
  )
  if (!outcome.ok) throw new Error(outcome.refusals[0]?.found)
  const { critical, places } = outcome.value
  return [
    {
      quantity: 'critical value',
      published: [3.0809],
      ours: [critical],
      tolerance: { abs: 1e-4 },
    },
    {
      quantity: 'best and worst rank of each of the 51 states',
      published,
      ours: published.map((entry) => {
        const place = places.find(({ name }) => entry.startsWith(`${name}:`))
        return `${place?.name ?? ''}:${place?.lowRank ?? NaN}-${place?.highRank ?? NaN}`
      }),
      tolerance: 'equal',
    },
  ]
}

export const cases: readonly ReferenceCase[] = [
  {
    id: '08-rank-uncertainty/klein-wright-2011',
    page: 'rank-intervals',
    reference: 'Klein, Wright & Wieczorek (2020), travel time to work in 2011 by state',
    source: 'github.com/cran/RankingProject@7dfca243492c, inst/doc/joint.pdf, figure 1',
    compare: compared,
  },
]
