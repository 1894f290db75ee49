import { describe, expect, test } from 'vitest'
import { moreThan, municipality, residentsOf } from './example-areas.ts'
import { findClusters, type ClusterQuestion } from './find-clusters.ts'

const east = 'Oost-Brabant'
/** Real borders: Tienen, Boutersem, Hoegaarden and Lubbeek hang together, Leuven through Lubbeek. */
const areaSet = {
  municipalities: [
    municipality('24001', 'Aarschot', east),
    municipality('24016', 'Boutersem', east, { neighbours: ['24041', '24066', '24107'] }),
    municipality('24041', 'Hoegaarden', east, { neighbours: ['24016', '24107'] }),
    municipality('24062', 'Leuven', east, { neighbours: ['24066'] }),
    municipality('24066', 'Lubbeek', east, { neighbours: ['24016', '24062', '24107'] }),
    municipality('24107', 'Tienen', east, { neighbours: ['24016', '24041', '24066'] }),
    municipality('71022', 'Hasselt', 'Limburg'),
  ],
}
/** The example of docs/methods/eligibility-and-clusters.md; the figures are invented. */
const residents = residentsOf({
  '24001': 900,
  '24016': 700,
  '24041': 1,
  '24062': 20_000,
  '24066': 250,
  '24107': 6800,
  '71022': 20_000,
})
const find = (more: Partial<ClusterQuestion> = {}) =>
  findClusters({
    call: moreThan(7500),
    nis: '24107',
    areaSet,
    residents,
    registered: new Map(),
    ...more,
  })
const membersOf = (found: ReturnType<typeof findClusters>) =>
  found.clusters.map(({ members }) => members.join(' '))

describe('findClusters', () => {
  test('[C67] fewest members first, then smallest surplus; partners of any size', () => {
    const found = find({ max: 3 })
    expect(found.clusters.slice(0, 3)).toEqual([
      {
        members: ['24001', '24107'],
        residents: 7700,
        surplus: 200,
        connected: false,
        soleApplicants: [],
      },
      {
        members: ['24062', '24107'],
        residents: 26_800,
        surplus: 19_300,
        connected: false,
        soleApplicants: [],
      },
      {
        members: ['24016', '24041', '24107'],
        residents: 7501,
        surplus: 1,
        connected: true,
        soleApplicants: [],
      },
    ])
    expect(membersOf(found).slice(3)).toEqual([
      '24001 24041 24107',
      '24016 24066 24107',
      '24001 24066 24107',
      '24001 24016 24107',
      '24041 24062 24107',
      '24062 24066 24107',
      '24016 24062 24107',
      '24001 24062 24107',
    ])
    expect(found.total).toBe(11)
    expect(found.reason).toBeNull()
  })

  test('[C113] [X22] 6800 and 700 make no cluster, 6800 and 701 do', () => {
    const pair = (boutersem: number) =>
      membersOf(find({ max: 2, residents: residentsOf({ '24107': 6800, '24016': boutersem }) }))
    expect(pair(700)).toEqual([])
    expect(pair(701)).toEqual(['24016 24107'])
  })

  test('[C07] only connected neighbours when asked: the question is open, so both are offered', () => {
    const found = find({ max: 3, connected: true })
    expect(membersOf(found)).toEqual([
      '24016 24041 24107',
      '24016 24066 24107',
      '24062 24066 24107',
    ])
    expect(found.total).toBe(3)
    expect(found.clusters.every(({ connected }) => connected)).toBe(true)
  })

  test('a municipality that passes alone comes first, as a set of one', () => {
    expect(find({ nis: '24062', max: 1 }).clusters).toEqual([
      {
        members: ['24062'],
        residents: 20_000,
        surplus: 12_500,
        connected: true,
        soleApplicants: [],
      },
    ])
  })

  test('at most `max` members, 5 unless told; the best 20 unless told', () => {
    const even = residentsOf(
      Object.fromEntries(areaSet.municipalities.map(({ nis }) => [nis, 1501])),
    )
    expect(find({ residents: even, max: 4 }).clusters).toEqual([])
    expect(membersOf(find({ residents: even }))).toEqual([
      '24001 24016 24041 24062 24107',
      '24001 24016 24041 24066 24107',
      '24001 24016 24062 24066 24107',
      '24001 24041 24062 24066 24107',
      '24016 24041 24062 24066 24107',
    ])
    expect(find({ call: moreThan(0), limit: 3 }).clusters).toHaveLength(3)
    expect(find({ call: moreThan(0), limit: 3 }).total).toBe(31)
  })

  test('equal surplus goes by codes', () => {
    const even = residentsOf(
      Object.fromEntries(areaSet.municipalities.map(({ nis }) => [nis, 4000])),
    )
    expect(membersOf(find({ residents: even, max: 2 }))).toEqual([
      '24001 24107',
      '24016 24107',
      '24041 24107',
      '24062 24107',
      '24066 24107',
    ])
  })

  test('equal surplus goes by codes too where the smaller codes are met later, farther away', () => {
    // From 24107 by way of 24016, then of 24066: only the latter leads to 24001.
    const chain = {
      municipalities: [
        municipality('24001', 'Aarschot', east, { neighbours: ['24066'] }),
        municipality('24016', 'Boutersem', east, { neighbours: ['24107'] }),
        municipality('24066', 'Lubbeek', east, { neighbours: ['24107'] }),
        municipality('24107', 'Tienen', east),
      ],
    }
    const even = residentsOf(Object.fromEntries(chain.municipalities.map(({ nis }) => [nis, 2501])))
    const found = find({ areaSet: chain, residents: even, max: 3, connected: true, limit: 1 })
    expect(membersOf(found)).toEqual(['24001 24066 24107'])
  })
})

describe('findClusters and the other applications of the call', () => {
  test('[C114] nobody who is in another cluster; they are listed with its applicant', () => {
    const found = find({ max: 2, registered: new Map([['24062', ['24016', '24062']]]) })
    expect(membersOf(found)).toEqual(['24001 24107'])
    expect(found.inAnotherCluster).toEqual([
      { nis: '24016', applicant: '24062' },
      { nis: '24062', applicant: '24062' },
    ])
  })

  test('the cluster that the municipality itself is in is not another one', () => {
    const found = find({ max: 2, registered: new Map([['24062', ['24062', '24107']]]) })
    expect(membersOf(found)).toContain('24062 24107')
    expect(found.inAnotherCluster).toEqual([])
  })

  test('who applied alone may still join, and is marked', () => {
    const found = find({ max: 2, registered: new Map([['24062', ['24062']]]) })
    expect(found.clusters.map(({ soleApplicants }) => soleApplicants)).toEqual([[], ['24062']])
  })
})

describe('findClusters says why there is nothing', () => {
  test('too few residents, and who could not be counted', () => {
    const found = find({
      residents: residentsOf({ '24107': 6800, '24016': 700, '24041': 1 }),
      max: 2,
    })
    expect(found.clusters).toEqual([])
    expect(found.total).toBe(0)
    expect(found.withoutFigure).toEqual(['24001', '24062', '24066'])
    expect(found.reason).toEqual({
      code: 'too-few-residents',
      explanation:
        '24107 Tienen and its largest possible partners (1) have 7500 together, which is not more than 7500. ' +
        'There is no figure for 24001, 24062, 24066: they could not be counted.',
    })
  })

  test('only sets that are not connected', () => {
    const found = find({
      max: 2,
      connected: true,
      residents: residentsOf({ '24107': 6800, '24001': 900 }),
    })
    expect(found.reason?.code).toBe('none-connected')
  })

  test('no figure of its own: nothing can be summed, which is not zero', () => {
    const found = find({ residents: residentsOf({ '24062': 20_000 }) })
    expect(found).toMatchObject({
      clusters: [],
      total: null,
      withoutFigure: ['24001', '24016', '24041', '24066', '24107'],
      reason: { code: 'no-own-figure' },
    })
  })

  test('a code that is not valid on the opening day', () => {
    expect(find({ nis: '99999' }).reason).toEqual({
      code: 'municipality-not-valid',
      explanation: '99999 is not a municipality on the day the call opens.',
    })
  })
})
