import { describe, expect, it } from 'vitest'
import { tableOf } from '../testing/table-of.ts'
import { numberColumn, readColumns } from './columns.ts'

describe('a cell that is no number', () => {
  it.each([
    ['2014-07-01', /^Write a time as a number, such as its year/],
    ['2014-07-01 00:00:00', /^Write a time as a number/],
    ['2014-07', /^Write a time as a number/],
    ['1/7/2014', /^Write a time as a number/],
    ['1.7.14', /^Write a time as a number/],
    ['north', /categories, make a column of 0 and 1 for each\.$/],
    ['1,234', /^Write a point for decimals, and nothing for thousands/],
    ['12 %', /^Leave the percent sign out/],
    ['2014-07-01x', /^Write digits without separators/],
  ])('says what to do about %s', async (text, whatToDo) => {
    const read = readColumns(await tableOf(`y\n"${text}"\n`), { y: numberColumn('y') }, 'refuse')
    expect(read).toMatchObject({
      refusals: [{ code: 'not-a-number', whatToDo: expect.stringMatching(whatToDo) as string }],
    })
  })
})
