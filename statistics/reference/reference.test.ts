import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { referenceCases } from './cases.ts'
import { comparisonCells, deviations } from './compare.ts'
import type { Comparison, ReferenceCase } from './reference-case.ts'
import { referenceDataPresent, referenceFolder } from './reference-case.ts'

const methods = join(import.meta.dirname, '../../docs/methods')
const readme = join(methods, 'README.md')
const cases = await referenceCases()

const computed = new Map<string, Promise<readonly Comparison[] | null>>()

/** The comparisons of a case, computed once for all tests. */
const compare = (one: ReferenceCase): Promise<readonly Comparison[] | null> => {
  const known = computed.get(one.id)
  if (known !== undefined) return known
  const fresh = Promise.resolve(one.compare())
  computed.set(one.id, fresh)
  return fresh
}

const unchecked: string[] = []
afterAll(() => {
  if (unchecked.length === 0) return
  console.warn(
    `Not checked, because their data are not in ${referenceFolder()}: ${unchecked.join(', ')}. ` +
      'PEIL_REFERENCE_DATA names another folder.',
  )
})

describe('published results come out', () => {
  it.each(cases)('$id', async (one) => {
    const comparisons = await compare(one)
    if (comparisons === null) {
      expect(referenceDataPresent()).toBe(false)
      unchecked.push(one.id)
      return
    }
    expect(comparisons.length).toBeGreaterThan(0)
    expect(comparisons.flatMap(deviations)).toEqual([])
  })

  it('each under its own name, with a page that explains the method', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
    const pages = new Set(cases.map(({ page }) => page))
    expect([...pages].filter((page) => !existsSync(join(methods, `${page}.md`)))).toEqual([])
  })
})

interface Expected {
  readonly cases: readonly {
    readonly id: string
    readonly expected: readonly { readonly value: unknown; readonly se?: unknown }[]
  }[]
}

/** All numbers in a value, however deep. */
const numbersIn = (value: unknown): readonly number[] => {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}

/** Figures as numbers; a text such as `SD:1-6` holds several. */
const numbersOf = (figure: number | string): readonly number[] =>
  typeof figure === 'number' ? [figure] : (figure.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)

const sameNumber = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** Each published number that nothing is compared with, as `case: number`. */
const uncovered = async (
  folder: string,
  published: Expected['cases'][number],
): Promise<readonly string[]> => {
  const id = `${folder}/${published.id}`
  const own = cases.find((one) => one.id === id)
  const comparisons = own === undefined ? null : await compare(own)
  if (comparisons === null) return [`${id}: no such case`]
  const left = comparisons.flatMap(({ published: figures }) => figures.flatMap(numbersOf))
  return published.expected
    .flatMap(({ value, se }) => numbersIn([value, se]))
    .flatMap((number) => {
      const index = left.findIndex((other) => sameNumber(number, other))
      if (index === -1) return [`${id}: ${number}`]
      left.splice(index, 1)
      return []
    })
}

describe('the collection of reference data', () => {
  it('is covered: every case, every value and every standard error', async () => {
    if (!referenceDataPresent()) {
      unchecked.push('whether the cases cover the collection')
      return
    }
    const folders = readdirSync(referenceFolder()).filter((name) =>
      existsSync(join(referenceFolder(), name, 'expected.json')),
    )
    const missing = await Promise.all(
      folders.map(async (folder) => {
        const path = join(referenceFolder(), folder, 'expected.json')
        const { cases: published } = JSON.parse(readFileSync(path, 'utf8')) as Expected
        return (await Promise.all(published.map((one) => uncovered(folder, one)))).flat()
      }),
    )
    expect(folders.length).toBeGreaterThan(0)
    expect(missing.flat()).toEqual([])
  })
})

const begin = '<!-- prettier-ignore-start -->'
const end = '<!-- prettier-ignore-end -->'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('*', '\\*')
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const nameOf = ({ id, page }: ReferenceCase): string => `[\`${id}\`](${page}.md)`

/** The rows of a case; where its data are not there, those that stand in the page already. */
const rowsOf = async (
  one: ReferenceCase,
  present: readonly string[],
): Promise<readonly string[]> => {
  const comparisons = await compare(one)
  if (comparisons === null) return present.filter((line) => line.startsWith(`| ${nameOf(one)} |`))
  return comparisons.map((comparison) => {
    const [quantity = '', ...figures] = comparisonCells(comparison)
    return row([nameOf(one), cell(quantity), cell(one.reference), ...figures.map(cell)])
  })
}

describe('docs/methods/README.md', () => {
  it('holds the table of published and own results as computed here', async () => {
    const text = readFileSync(readme, 'utf8')
    const from = text.indexOf(begin) + begin.length
    const to = text.indexOf(end, from)
    expect(Math.min(text.indexOf(begin), to)).toBeGreaterThan(0)
    const present = text.slice(from, to).trim().split('\n')
    const rows = await Promise.all(cases.map((one) => rowsOf(one, present)))
    const table = [
      row(['method and case', 'quantity', 'reference', 'published', 'ours', 'difference']),
      row(Array.from({ length: 6 }, () => '---')),
      ...rows.flat(),
    ]
    if (process.env['PEIL_UPDATE_DOCS'] === '1') {
      writeFileSync(readme, `${text.slice(0, from)}\n\n${table.join('\n')}\n\n${text.slice(to)}`)
    } else {
      expect(present).toEqual(table)
    }
  })
})
