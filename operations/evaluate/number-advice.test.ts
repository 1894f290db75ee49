import { describe, expect, it } from 'vitest'
import { refusal } from '../testing/evaluate-table.ts'

const refusalOf = (cell: string): Promise<unknown> =>
  refusal('funnel', `place,x,n\nA,"${cell}",10\nB,2,10\n`, { numerator: 'x', denominator: 'n' })

describe('a cell that is no number', () => {
  it('is answered by what it seems to be', async () => {
    expect(await refusalOf('10.5%')).toMatchObject({
      whatToDo: 'Leave the percent sign out: 12.5 for 12.5 %.',
    })
    const comma =
      'Write a point for decimals, and nothing for thousands; a decimal comma is read where cells are separated by semicolons.'
    expect(await refusalOf('10,5')).toMatchObject({ whatToDo: comma })
    expect(await refusalOf('-1,200')).toMatchObject({ whatToDo: comma })
    const digits = 'Write digits without separators for thousands, or name another column.'
    expect(await refusalOf('1,200,000')).toMatchObject({ whatToDo: digits })
    expect(await refusalOf('12 500')).toMatchObject({ whatToDo: digits })
  })
})
