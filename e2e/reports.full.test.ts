import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '@peil/barometer/test/read-pdf.ts'
import { publishedSample } from './published-sample.ts'

const pdfinfo = (): string => {
  const places = [process.env['PDFINFO_PATH'], '/usr/bin/pdfinfo', '/opt/homebrew/bin/pdfinfo']
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found === undefined)
    throw new Error(
      'pdfinfo is missing: install it (Debian: apt-get install poppler-utils) or set PDFINFO_PATH to its program',
    )
  return found
}

let root = ''
let reports: readonly string[] = []
beforeAll(async () => {
  root = (await publishedSample()).current
  reports = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/report.pdf'))
    .toSorted()
})

const structureOf = (path: string): string =>
  execFileSync(pdfinfo(), ['-struct', join(root, path)], {
    encoding: 'latin1',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

interface Element {
  readonly role: string
  readonly depth: number
}

/** Elements in reading order; lines of attributes begin otherwise. */
const elementsOf = (structure: string): readonly Element[] =>
  structure.split('\n').flatMap((line) => {
    const [, indent = '', role] = /^( *)([A-Z]\w*)/.exec(line) ?? []
    return role === undefined ? [] : [{ role, depth: indent.length }]
  })

/** An element and what it holds. */
const whole = (elements: readonly Element[], at: number): readonly Element[] => {
  const depth = elements[at]?.depth ?? 0
  const after = elements.findIndex((one, index) => index > at && one.depth <= depth)
  return elements.slice(at, after === -1 ? undefined : after)
}

const count = (elements: readonly Element[], wanted: string): number =>
  elements.filter(({ role }) => role === wanted).length

const captioned = new Set(['Caption', 'Table', 'Figure'])

const headingFaults = (elements: readonly Element[]): readonly string[] => {
  const levels = elements.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number)
  return [
    ...(elements[1]?.role === 'H1' ? [] : ['does not begin with its title']),
    ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one title']),
    ...(levels.some((level) => level > 3) ? ['a heading too deep'] : []),
    ...levels.flatMap((level, at) =>
      level - (levels[at - 1] ?? 0) > 1 ? [`heading ${at + 1} skips a level`] : [],
    ),
  ]
}

const tableFaults = (table: readonly Element[]): readonly string[] => {
  const [header, ...rows] = table.flatMap(({ role }, at) =>
    role === 'TR' ? [whole(table, at)] : [],
  )
  const columns = count(header ?? [], 'TH')
  return [
    ...(columns >= 2 && count(header ?? [], 'TD') === 0 ? [] : ['a table without headers']),
    ...(rows.length > 0 ? [] : ['a table without rows']),
    ...(rows.every((row) => count(row, 'TD') === columns && count(row, 'TH') === 0)
      ? []
      : ['a row with other columns']),
  ]
}

const faultsOf = (structure: string): readonly string[] => {
  const elements = elementsOf(structure)
  return [
    ...(elements[0]?.role === 'Document' ? [] : ['no document']),
    ...headingFaults(elements),
    ...elements.flatMap(({ role }, at) => {
      if (role !== 'Table' && role !== 'Figure') return []
      const own = whole(elements, at)
      // A drawing stands after its caption, as does a table that begins on another page than its own.
      const before = elements.slice(0, at).findLast((one) => captioned.has(one.role))
      return [
        ...(before?.role === 'Caption' || count(own, 'Caption') === 1
          ? []
          : [`${role}: no caption`]),
        ...(role === 'Table' ? tableFaults(own) : []),
        // The table with the figures of a drawing comes after it.
        ...(count(elements.slice(at), 'Table') > 0 ? [] : ['a drawing without table after it']),
      ]
    }),
  ]
}

describe('the report of every municipality in every language', () => {
  it('has headings, tables with headers, and drawings with captions, in reading order', () => {
    expect(new Set(reports.map((path) => path.slice(0, 2)))).toEqual(
      new Set(['nl', 'en', 'fr', 'de']),
    )
    let drawings = 0
    let tables = 0
    for (const path of reports) {
      const structure = structureOf(path)
      expect([path, faultsOf(structure)]).toEqual([path, []])
      drawings += count(elementsOf(structure), 'Figure')
      tables += count(elementsOf(structure), 'Table')
    }
    console.log(`${reports.length} reports, ${tables} tables, ${drawings} drawings`)
    expect(tables).toBeGreaterThan(reports.length)
    expect(drawings).toBeGreaterThan(reports.length)
  })

  it('says its language, and of every drawing in words what it shows', async () => {
    for (const path of reports) {
      const { language, tags, title } = await readPdf(readFileSync(join(root, path)))
      expect([path, language]).toEqual([path, path.slice(0, 2)])
      expect(title).toMatch(/\S/)
      const drawings = tags.filter(({ role }) => role === 'Figure')
      expect(drawings).toHaveLength(count(elementsOf(structureOf(path)), 'Figure'))
      for (const { alt } of drawings) expect(alt ?? '').toMatch(/\S{3}.*\d/)
    }
  })

  it('would be found out if it had none of that', () => {
    const [best = '', most] = reports
      .map((path) => structureOf(path))
      .toSorted((a, b) => b.length - a.length)
    expect(most).toBeDefined()
    const mutants: readonly (readonly [string, RegExp, string])[] = [
      ['no title', /^ {2}H1.*\n/m, ''],
      ['two titles', /^ {2}H2/m, '  H1'],
      ['a level left out', /^ {2}H2/m, '  H3'],
      ['a heading too deep', /^ {2}H3/m, '  H4'],
      ['no headers', /TH </g, 'TD <'],
      ['a cell less', /^ *TD:.*\n/m, ''],
      ['no caption', /^ *Caption.*\n/gm, ''],
      ['tables that are none', /Table/g, 'Div'],
    ]
    for (const [name, what, instead] of mutants) {
      const changed = best.replace(what, instead)
      expect(changed, name).not.toBe(best)
      expect(faultsOf(changed).length, name).toBeGreaterThan(0)
    }
  })
})
