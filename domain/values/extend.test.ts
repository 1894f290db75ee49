import { expect, test } from 'vitest'
import { extendList, extendMap } from './extend.ts'

test('a list that somebody else holds stays as it was; an owned one grows', () => {
  const list = [1]
  expect(extendList(list, 2, false)).toEqual([1, 2])
  expect(list).toEqual([1])
  expect(extendList(list, 2, true)).toBe(list)
  expect(list).toEqual([1, 2])
})

test('so does a map, and a key comes once', () => {
  const map = new Map([['a', 1]])
  expect([...extendMap(map, 'a', 2, false)]).toEqual([['a', 2]])
  expect([...map]).toEqual([['a', 1]])
  expect(extendMap(map, 'b', 2, true)).toBe(map)
  expect([...map.keys()]).toEqual(['a', 'b'])
})
