import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Municipality } from '../programme/programme.ts'
import { moreThan, municipality, residentsOf } from './example-areas.ts'
import { findClusters, type ClusterQuestion, type PossibleCluster } from './find-clusters.ts'

const codes = ['24001', '24007', '24008', '24009', '24011', '24014', '24016', '24020', '24028']
const seeded = { seed: 7501, numRuns: 400 }

/** Small figures and a small threshold: ties and exact fits are frequent. Some have no figure. */
const anyQuestion: fc.Arbitrary<Required<ClusterQuestion>> = fc
  .record({
    regions: fc.array(fc.constantFrom('Oost-Brabant', 'Oost-Brabant', 'Limburg'), {
      minLength: codes.length,
      maxLength: codes.length,
    }),
    borders: fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes)), {
      maxLength: 18,
    }),
    figures: fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 0, max: 9 })),
    clusters: fc.array(fc.subarray(codes, { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    threshold: fc.integer({ min: 0, max: 25 }),
    nis: fc.constantFrom(...codes),
    max: fc.integer({ min: 1, max: 10 }),
    limit: fc.integer({ min: 1, max: 25 }),
    connected: fc.boolean(),
  })
  .map(({ regions, borders, figures, clusters, threshold, ...rest }) => ({
    ...rest,
    call: moreThan(threshold),
    residents: residentsOf(figures),
    registered: new Map(clusters.map((members) => [members[0] ?? '', members])),
    areaSet: {
      municipalities: codes.map((nis, index) =>
        municipality(nis, nis, regions[index] ?? '', {
          neighbours: borders.filter(([from]) => from === nis).map(([, to]) => to),
        }),
      ),
    },
  }))

const subsets = (items: readonly string[]): readonly (readonly string[])[] => {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  return subsets(rest).flatMap((subset) => [subset, [first, ...subset]])
}

/** One piece: merging the groups of neighbours leaves a single group. */
const onePiece = (members: readonly string[], areas: readonly Municipality[]): boolean => {
  const borders = (a: string, b: string): boolean =>
    areas.some(({ nis, neighbours }) => nis === a && neighbours.includes(b)) ||
    areas.some(({ nis, neighbours }) => nis === b && neighbours.includes(a))
  let groups = members.map((member) => [member])
  for (const member of members) {
    const touched = groups.filter((group) => group.some((o) => o === member || borders(o, member)))
    groups = [...groups.filter((group) => !touched.includes(group)), touched.flat()]
  }
  return groups.length === 1
}

/** Every set there is, filtered and sorted: slow, and plainly what was asked for. */
const byBruteForce = (question: Required<ClusterQuestion>): readonly PossibleCluster[] => {
  const { nis, residents, registered, max, connected } = question
  const areas = question.areaSet.municipalities
  const threshold = question.call.eligibility.moreThanResidents
  const region = areas.find((area) => area.nis === nis)?.region
  const elsewhere = [...registered.values()]
    .filter((members) => members.length > 1 && !members.includes(nis))
    .flat()
  const eligible = areas
    .filter((area) => area.region === region && residents.has(area.nis))
    .map((area) => area.nis)
    .filter((code) => !elsewhere.includes(code))
  return subsets(eligible)
    .filter((members) => members.includes(nis) && members.length <= max)
    .map((members) => {
      const sum = members.reduce((total, code) => total + (residents.get(code)?.residents ?? 0), 0)
      return {
        members: members.toSorted(),
        residents: sum,
        surplus: sum - threshold,
        connected: onePiece(members, areas),
        soleApplicants: members
          .filter((code) =>
            [...registered.values()].some((m) => m.length === 1 && m.includes(code)),
          )
          .sort(),
      }
    })
    .filter((cluster) => cluster.surplus > 0 && (!connected || cluster.connected))
    .sort(
      (a, b) =>
        a.members.length - b.members.length ||
        a.surplus - b.surplus ||
        (a.members.join() < b.members.join() ? -1 : 1),
    )
}

describe('findClusters is exact', () => {
  test('[C67] [C07] it finds what trying every set finds, connected or not', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const found = findClusters(question)
        const all = byBruteForce(question)
        expect(found.clusters).toEqual(all.slice(0, question.limit))
        // Connected sets of more than eight members are not all counted.
        if (found.total !== null) expect(found.total).toBe(all.length)
        expect(found.reason === null).toBe(all.length > 0)
      }),
      seeded,
    )
  })

  test('[C67] 42 municipalities of one size: the first 20 of 22,481,940 sets of eight', () => {
    const many = Array.from({ length: 42 }, (_, index) => String(71_000 + index))
    const found = findClusters({
      call: moreThan(7999),
      nis: '71041',
      areaSet: { municipalities: many.map((nis) => municipality(nis, nis, 'Limburg')) },
      residents: residentsOf(Object.fromEntries(many.map((nis) => [nis, 1000]))),
      registered: new Map(),
      max: 8,
    })
    expect(found.total).toBe(22_481_940)
    expect(found.clusters).toHaveLength(20)
    expect(found.clusters.map(({ members }) => members[6])).toEqual(
      Array.from({ length: 20 }, (_, index) => String(71_006 + index)),
    )
  })
})
