import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import { runMethod } from '../run-method.ts'
import { treatedFrom } from './treated-from.ts'

const unit = ['Ghent', 'Ghent', 'Sint@Aard', 'Sint@Aard', 'Ronse']
const time = [2021, 2022, 2021, 2022, 2022]

const codes = (text: string): readonly string[] => {
  const outcome = treatedFrom(text, unit, time)
  return outcome.ok ? [] : outcome.refusals.map(({ code, found }) => `${code}: ${found}`)
}

describe('--treated with names of units', () => {
  it.each([
    ['Ghent@2022', [0, 1, 0, 0, 0]],
    ['Ghent@2021', [1, 1, 0, 0, 0]],
    ['Ghent@2021.5, Sint@Aard@2021', [0, 1, 1, 1, 0]],
    ['Ronse@2023', [0, 0, 0, 0, 0]],
  ])('%s is what a column of 0 and 1 would say', (text, flags) => {
    const outcome = treatedFrom(text, unit, time)
    expect(outcome.ok && [...outcome.value]).toEqual(flags)
  })

  it('refuses a unit that is not there and a start that is no number, all at once', () => {
    expect(codes('Gent@2022,Ronse@soon,Aalst')).toEqual([
      'unit-unknown: no unit Gent',
      'treated-not-readable: --treated with Ronse@soon',
      'treated-not-readable: --treated with Aalst',
    ])
    expect(codes('Ghent@2021,Ghent@2022')).toEqual([
      'treated-not-readable: --treated with Ghent@2022',
    ])
  })

  const rows = ['A', 'B', 'C', 'D'].flatMap((own, k) =>
    [2018, 2019, 2020, 2021].map((year) => ({
      own,
      year,
      value: (k + 1) * (year - 2015) + (own === 'A' && year > 2019 ? 9 : 0) + ((k * year) % 3),
      treated: own === 'A' && year > 2019 ? 1 : 0,
    })),
  )
  const file = (column: string): string =>
    fileWith(
      [
        `place,year,value,${column}`,
        ...rows.map((row) => [row.own, row.year, row.value, row.treated].join(',')),
      ].join('\n'),
      'panel.csv',
    )
  const estimate = async (method: string, column: string, treated: string): Promise<unknown> => {
    const outcome = await runMethod(
      {
        method,
        kind: undefined,
        path: file(column),
        options: { unit: 'place', time: 'year', outcome: 'value', treated, se: 'none' },
      },
      () => undefined,
    )
    return outcome.ok ? outcome.value.estimate : outcome.refusals.map(({ code }) => code)
  }

  it.each(['sc', 'sdid'])('gives with %s what the column gives', async (method) => {
    const byColumn = await estimate(method, 'treated', 'treated')
    expect(byColumn).toBeTypeOf('number')
    expect(await estimate(method, 'treated', 'A@2020')).toBe(byColumn)
    expect(await estimate(method, 'A@2019', 'A@2019')).toBe(byColumn)
    expect(await estimate(method, 'treated', 'E@2020')).toEqual(['unit-unknown'])
    expect(await estimate(method, 'treated', 'treted')).toEqual(['column-missing'])
  })
})
