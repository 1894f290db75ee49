import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleAreas } from '../area/example-areas.ts'
import { composeFigures } from './compose-figures.ts'
import type { CurrentFigure } from './current-figure.ts'
import { day, exampleIndicator, exampleProgramme, share, supplied } from './example-figures.ts'
import { figureOfSums } from './figure-of-sums.ts'

const work = exampleIndicator()
const compose = async (current: readonly CurrentFigure[], on = '2025-06-01', indicator = work) => {
  const { indicators } = await composeFigures({
    programme: exampleProgramme(indicator),
    current,
    invented: new Set(),
    on: day(on),
    before: null,
  })
  const [first] = indicators
  if (first === undefined) throw new Error('one indicator was given')
  return first
}

const everyone2023 = [
  supplied('11002', 2023, share(50, 100)),
  supplied('11007', 2023, share(30, 40)),
  supplied('11056', 2023, share(10, 20)),
  supplied('24107', 2023, share(10, 50)),
  supplied('46003', 2023, share(20, 30)),
  supplied('46013', 2023, share(5, 10)),
]

describe('composeFigures', () => {
  test('an indicator without figures is there, empty', async () => {
    expect(await compose([])).toEqual({
      indicator: 'work',
      provenance: 'supplied',
      periods: [],
      municipalities: {},
      regions: { waasland: [] },
      provinces: { 'Oost-Vlaanderen': [] },
      flanders: [],
    })
  })

  test('[C86] earlier figures are carried to the municipalities of today', async () => {
    const { municipalities, periods } = await compose(everyone2023)
    expect(periods).toEqual(['2023-12-31'])
    expect(municipalities).toEqual({
      // It kept its code, and took another in.
      '11002': [{ ...share(80, 140), carried: true }],
      '24107': [share(10, 50)],
      '46030': [{ ...share(35, 60), carried: true }],
    })
  })

  test('[C86] on a day before the merger nothing is carried', async () => {
    const { municipalities } = await compose(everyone2023, '2024-12-31')
    expect(municipalities['11002']).toEqual([share(50, 100)])
    expect(municipalities['46013']).toEqual([share(5, 10)])
  })

  test('a figure that the source computed for the new area itself is taken as it is', async () => {
    const { municipalities } = await compose([
      ...everyone2023,
      supplied('46030', 2023, share(36, 60)),
    ])
    expect(municipalities['46030']).toEqual([share(36, 60)])
  })

  test('from the merger on, figures are those of the new areas', async () => {
    const { municipalities } = await compose(
      [supplied('11002', 2025, share(1, 2)), supplied('11007', 2025, share(1, 3))],
      '2025-12-31',
    )
    expect(municipalities).toEqual({ '11002': [share(1, 2)] })
  })

  test('a period that ends after the day is left out', async () => {
    const current = [supplied('24107', 2025, share(1, 2))]
    expect((await compose(current, '2025-12-30')).periods).toEqual([])
    expect((await compose(current, '2025-12-31')).periods).toEqual(['2025-12-31'])
  })

  test('periods before the first known areas are read with these', async () => {
    const { municipalities } = await compose([
      supplied('11002', 2010, share(1, 2)),
      supplied('11007', 2010, share(1, 2)),
    ])
    expect(municipalities['11002']).toEqual([{ ...share(2, 4), carried: true }])
  })

  test('[B30][B31] region, province and Flanders have the value of their sums', async () => {
    const { regions, provinces, flanders } = await compose(everyone2023)
    const all = { kind: 'benchmark', ...share(125, 250), areas: 3, of: 3 }
    expect(regions).toEqual({ waasland: [all] })
    expect(provinces).toEqual({ 'Oost-Vlaanderen': [all] })
    expect(flanders).toEqual([all])
  })

  test('a figure supplied for Flanders stands there as it was supplied', async () => {
    const { flanders, municipalities } = await compose([
      ...everyone2023,
      supplied('02000', 2023, { value: 0.413 }),
    ])
    expect(flanders).toEqual([{ kind: 'supplied', figure: { value: 0.413 } }])
    expect(municipalities).not.toHaveProperty('02000')
  })

  test('[B31] a survey has a lowest and a highest, and is not carried', async () => {
    const survey = exampleIndicator({ collection: 'survey' })
    const current = [
      supplied('11002', 2025, { value: 0.5 }),
      supplied('24107', 2025, { value: 0.25 }),
      supplied('46030', 2025, { value: 0.5 }),
      supplied('11002', 2023, { value: 0.5 }),
    ]
    const { regions, municipalities } = await compose(current, '2025-12-31', survey)
    expect(regions['waasland']).toEqual([
      null,
      {
        kind: 'range',
        lowest: { value: 0.25, areas: [{ nis: '24107' }] },
        highest: { value: 0.5, areas: [{ nis: '11002' }, { nis: '46030' }] },
        areas: 3,
        of: 3,
      },
    ])
    expect(municipalities['11002']?.[0]).toEqual({
      value: null,
      status: 'not-applicable',
      carried: true,
    })
  })

  test('one invented figure makes an indicator a sample', async () => {
    const { indicators } = await composeFigures({
      programme: exampleProgramme(work, exampleIndicator({ id: 'other' })),
      current: [],
      invented: new Set(['other']),
      on: day('2025-01-01'),
      before: null,
    })
    expect(indicators.map(({ provenance }) => provenance)).toEqual(['supplied', 'sample'])
  })
})

describe('whatever the figures', () => {
  const [before] = exampleAreas.areaSets
  const codes = before?.municipalities.map(({ nis }) => nis) ?? []
  const figures = fc.tuple(
    ...codes.map(() => fc.tuple(fc.nat(900), fc.integer({ min: 900, max: 5000 }))),
  )
  const suppliedOf = (values: readonly (readonly [number, number])[]) =>
    codes.map((code, at) => supplied(code, 2023, share(...(values[at] ?? ([0, 1] as const)))))

  test('the order in which they come does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        figures,
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        async (values, places) => {
          const current = suppliedOf(values)
          const shuffled = current
            .map((figure, at) => ({ figure, place: places[at] ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ figure }) => figure)
          expect(JSON.stringify(await compose(shuffled))).toBe(
            JSON.stringify(await compose(current)),
          )
        },
      ),
    )
  })

  test('carrying over and then adding up is adding up the areas as they were', async () => {
    await fc.assert(
      fc.asyncProperty(figures, async (values) => {
        const current = suppliedOf(values)
        const sums = figureOfSums(
          work,
          current.map(({ figure }) => figure),
        )
        expect((await compose(current)).regions['waasland']).toEqual([
          { kind: 'benchmark', ...sums, areas: 3, of: 3 },
        ])
      }),
    )
  })
})
