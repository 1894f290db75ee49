import { expect, it } from 'vitest'
import { sortSources } from './sort-sources.ts'

it('sorts sources by kind and names each once', () => {
  const sources = [
    { record: '5' },
    { page: 'a' },
    { record: '5' },
    { assumption: 'b' },
    { record: '6-7' },
  ]
  expect(sortSources(sources)).toEqual({ record: ['5', '6-7'], pages: ['a'], assumptions: ['b'] })
})
