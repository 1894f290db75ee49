import { describe, expect, it } from 'vitest'
import { letterGroups } from './letter-groups.ts'

const compare = new Intl.Collator('nl-BE').compare
const entry = (name: string, nis = name) => ({ name, nis })

describe('the letters of the list', () => {
  it('leave accents aside and keep alphabetical order', () => {
    const groups = letterGroups([entry('Zele'), entry('Érps'), entry('Eeklo')], compare)
    expect(groups.map(({ letter, entries }) => [letter, entries.map(({ name }) => name)])).toEqual([
      ['E', ['Eeklo', 'Érps']],
      ['Z', ['Zele']],
    ])
  })

  it('put the same name in order of code', () => {
    const [group] = letterGroups([entry('Lede', '2'), entry('Lede', '1')], compare)
    expect(group?.entries.map(({ nis }) => nis)).toEqual(['1', '2'])
  })
})
