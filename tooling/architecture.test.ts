import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const architecture = readFileSync(`${root}ARCHITECTURE.md`, 'utf8')

interface CruiserRule {
  readonly name: string
  readonly from: { readonly path?: string }
  readonly to: { readonly path?: string }
}
const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly CruiserRule[]
}

/** The cells of every row of the table whose header begins with `first`. */
const tableRows = (first: string): readonly (readonly string[])[] => {
  const lines = architecture.split('\n')
  const start = lines.findIndex((line) => new RegExp(`^\\| ${first} +\\|`).test(line))
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const house = new Map(
  tableRows('folder').map(([folder = '', , allowed = '']) => [
    folder.replaceAll('`', ''),
    allowed === '–' ? [] : allowed.split(', '),
  ]),
)

/** What the cruiser lets a folder import, found out by asking its rules. */
const allowedByCruiser = (from: string): readonly string[] => {
  const rules = forbidden.filter(
    ({ name, from: { path = '' } }) =>
      name.endsWith('-imports') && new RegExp(path).test(`${from}/file.ts`),
  )
  return [...house.keys()].filter(
    (to) =>
      to !== from && !rules.some(({ to: { path = '' } }) => new RegExp(path).test(`${to}/file.ts`)),
  )
}

describe('ARCHITECTURE.md', () => {
  it('holds the import table that is enforced', () => {
    const rules = forbidden.filter(({ name }) => name.endsWith('-imports'))
    expect(house.size).toBe(rules.length)
    const enforced = [...house.keys()].map((folder) => [
      folder,
      allowedByCruiser(folder).toSorted(),
    ])
    expect([...house].map(([folder, allowed]) => [folder, allowed.toSorted()])).toEqual(enforced)
  })

  it('names every entry that the ledger can hold', () => {
    const shapes = readdirSync(`${root}domain`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('entries.ts'))
      .flatMap((path) => [
        ...readFileSync(`${root}domain/${path}`, 'utf8').matchAll(/readonly type: '([a-z-]+)'/g),
      ])
    const inTable = tableRows('stream').flatMap(([, entries = '']) => entries.split(', '))
    expect(inTable.toSorted()).toEqual(shapes.map(([, type = '']) => `\`${type}\``).toSorted())
  })
})
