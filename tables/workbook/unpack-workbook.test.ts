import { describe, expect, test } from 'vitest'
import type { TableLimits } from '../table-limits.ts'
import { tableLimits } from '../table-limits.ts'
import { buildWorkbook, textRow } from '../testing/build-workbook.ts'
import { codes, read } from '../testing/read-text.ts'

const rows = textRow(1, 'a', 'b') + textRow(2, '1', '2')
const padding = (bytes: number) => ({ rows: `${rows}${' '.repeat(bytes)}` })

const readWith = async (bytes: Uint8Array, limits: Partial<TableLimits>) =>
  codes(await read(bytes, undefined, { ...tableLimits, ...limits }))

/** Overwrites what the archive's directory says about a part, as a liar would. */
const lie = (zip: Uint8Array, path: string, offset: number, value: number, bytes: 2 | 4) => {
  const buffer = Buffer.from(zip)
  const signature = Buffer.from('PK\x01\x02', 'latin1')
  let at = buffer.indexOf(signature)
  while (buffer.toString('latin1', at + 46, at + 46 + path.length) !== path) {
    at = buffer.indexOf(signature, at + 1)
    if (at === -1) throw new Error(`no ${path}`)
  }
  if (bytes === 4) buffer.writeUInt32LE(value, at + offset)
  else buffer.writeUInt16LE(value, at + offset)
  return buffer
}

describe('a workbook that unpacks to too much', () => {
  const partCount = 7

  test('many parts, on both sides', async () => {
    const bytes = buildWorkbook({ sheets: [{ rows }] })
    expect(await readWith(bytes, { zipEntries: partCount })).toEqual([])
    expect(await readWith(bytes, { zipEntries: partCount - 1 })).toEqual(['workbook-too-large'])
  })

  test('many bytes as declared, on both sides', async () => {
    const bytes = buildWorkbook({ sheets: [{ rows }], level: 0 })
    const parts = Buffer.from(bytes)
    let declared = 0
    for (let at = parts.indexOf('PK\x01\x02'); at !== -1; at = parts.indexOf('PK\x01\x02', at + 1))
      declared += parts.readUInt32LE(at + 24)
    expect(await readWith(bytes, { inflatedBytes: declared })).toEqual([])
    expect(await readWith(bytes, { inflatedBytes: declared - 1 })).toEqual(['workbook-too-large'])
  })

  test('many bytes in truth, declared as few', async () => {
    const honest = buildWorkbook({ sheets: [padding(100_000)] })
    const path = 'xl/worksheets/sheet1.xml'
    const lying = lie(honest, path, 24, 500, 4)
    expect(await readWith(lying, { inflatedBytes: 50_000 })).toEqual(['workbook-too-large'])
    expect(await readWith(lying, {})).toEqual(['broken-workbook'])
  })

  test('a ratio that no sheet has, on both sides, and free below a size', async () => {
    const bytes = buildWorkbook({ sheets: [padding(200_000)] })
    const strict = { ratioFreeBytes: 1_000 }
    expect(await readWith(bytes, { ...strict, inflatedRatio: 1_000 })).toEqual([])
    expect(await readWith(bytes, { ...strict, inflatedRatio: 100 })).toEqual(['workbook-too-large'])
    expect(await readWith(bytes, { ratioFreeBytes: 201_000, inflatedRatio: 1 })).toEqual([])
  })

  test('a bomb is refused under the limits that hold by default, also when it lies', async () => {
    const path = 'xl/worksheets/sheet1.xml'
    const bytes = buildWorkbook({ parts: { [path]: new Uint8Array(101_000_000) }, level: 1 })
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await readWith(bytes, {})).toEqual(['workbook-too-large'])
    expect(await readWith(lie(bytes, path, 24, 500, 4), {})).toEqual(['workbook-too-large'])
  })
})

describe('an archive whose directory is wrong', () => {
  const bytes = buildWorkbook({ sheets: [{ rows }] })
  const path = 'xl/worksheets/sheet1.xml'

  test.each([
    ['another checksum', 16, 1, 4, 'broken-workbook'],
    ['a size that is too large', 24, 5_000, 4, 'broken-workbook'],
    ['another way of packing', 10, 12, 2, 'broken-workbook'],
    ['stored, while it is deflated', 10, 0, 2, 'broken-workbook'],
    ['a place outside the file', 42, 4_000_000, 4, 'broken-workbook'],
    ['a part with a password', 8, 1, 2, 'password-protected'],
  ] as const)('%s', async (_, offset, value, size, code) => {
    expect(await readWith(lie(bytes, path, offset, value, size), {})).toEqual([code])
  })

  test('two parts of one name', async () => {
    const twice = buildWorkbook({ sheets: [{ rows }], parts: { 'xl/worksheets/sheet2.xml': rows } })
    const renamed = Buffer.from(twice)
    const from = Buffer.from('xl/worksheets/sheet2.xml')
    for (let at = renamed.indexOf(from); at !== -1; at = renamed.indexOf(from))
      renamed.write(path, at, 'latin1')
    expect(await readWith(renamed, {})).toEqual(['broken-workbook'])
  })
})
