import { expect, test } from 'vitest'
import { readTableLines } from './read-table-lines.ts'

const lines = (text: string) => readTableLines('areas/x.csv', text).lines

test('cells are separated by commas, and lines keep their number', () => {
  expect(lines('\uFEFFnis,name\r\n\r\n# a remark\r\n44021,Gent\r\n')).toEqual([
    { line: 1, cells: ['nis', 'name'] },
    { line: 4, cells: ['44021', 'Gent'] },
  ])
})

test('a cell in double quotes may hold commas and doubled quotes', () => {
  expect(lines('"De Haan, aan zee","a ""b""",,c')[0]?.cells).toEqual([
    'De Haan, aan zee',
    'a "b"',
    '',
    'c',
  ])
})

test.each(['a,"b', 'a,b"c', '"a"b,c'])('%j is refused at its line', (text) => {
  const { lines: read, findings } = readTableLines('areas/x.csv', `nis,name\n${text}`)
  expect(read).toHaveLength(1)
  expect(findings).toEqual([
    expect.objectContaining({ code: 'malformed-row', file: 'areas/x.csv', line: 2 }),
  ])
})
