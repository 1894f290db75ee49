import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseProgramme } from './parse-programme.ts'

const folder = join(import.meta.dirname, '../../programmes/plan-samenleven')
const real: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
)

const plantedFault = z.strictObject({
  fault: z.string(),
  file: z.string(),
  from: z.string(),
  to: z.string(),
  code: z.string(),
  below: z.number().default(0),
  column: z.union([z.number(), z.string()]).optional(),
  at: z.string().optional(),
  foundIn: z.string().optional(),
  also: z.array(z.string()).default([]),
  some: z.boolean().default(false),
})
type PlantedFault = z.infer<typeof plantedFault>

const faults = z
  .array(plantedFault)
  .parse(parse(readFileSync(join(import.meta.dirname, 'fixtures/planted-faults.yaml'), 'utf8')))

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The real files with the fault, and the line at which the finding belongs. */
const plant = ({ file, from, to, below, at, foundIn }: PlantedFault) => {
  const text = real.get(file) ?? ''
  const start = text.indexOf(from)
  if (start < 0) throw new Error(`${file} does not contain ${from}`)
  const planted = text.slice(0, start) + to + text.slice(start + from.length)
  const files = new Map(real).set(file, planted)
  const indent = to.length - to.trimStart().length
  const there = files.get(foundIn ?? file) ?? ''
  const line =
    at === undefined ? lineOf(planted, start + indent) + below : lineOf(there, there.indexOf(at))
  return { files, line }
}

describe('a fault planted in the real programme is found where it stands', () => {
  test('there are more than twenty-five, all different', () => {
    expect(new Set(faults.map(({ fault }) => fault)).size).toBe(faults.length)
    expect(faults.length).toBeGreaterThan(25)
  })

  test.each(faults)('$fault', (planted) => {
    const { files, line } = plant(planted)
    const { programme, findings } = parseProgramme(files)
    const place = {
      code: planted.code,
      file: planted.foundIn ?? planted.file,
      line,
      ...(planted.column === undefined ? {} : { column: planted.column }),
    }
    expect(findings).toContainEqual(expect.objectContaining(place))
    expect(programme).toBeNull()
    if (!planted.some) {
      const codes = findings.map(({ code }) => code).sort()
      expect(codes).toEqual([planted.code, ...planted.also].sort())
    }
  })

  test('several faults are found at once, in order of file, line and column', () => {
    const some = faults.filter(({ file }) => ['goals.yaml', 'targets.yaml'].includes(file))
    const files = new Map(real)
    for (const fault of some.filter(({ code }) => code === 'wrong-value')) {
      const text = files.get(fault.file) ?? ''
      files.set(fault.file, text.replace(fault.from, fault.to))
    }
    const places = parseProgramme(files).findings.map(({ file, line = 0, column = 0 }) => ({
      file,
      order: line * 1000 + Number(column),
    }))
    expect(new Set(places.map(({ file }) => file)).size).toBe(2)
    expect(places.length).toBe(4)
    expect(places).toEqual(
      places.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.order - b.order)),
    )
  })
})

describe('files', () => {
  const without = (name: string) => new Map([...real].filter(([file]) => file !== name))

  test('a file that is missing is named, and what refers to it is left alone', () => {
    const { programme, findings } = parseProgramme(without('goals.yaml'))
    expect(programme).toBeNull()
    expect(findings).toEqual([
      expect.objectContaining({ code: 'missing-file', file: 'goals.yaml', severity: 'error' }),
    ])
  })

  test('a file under a misspelt name is unknown, and the name that was meant is suggested', () => {
    const files = without('goals.yaml').set('goal.yaml', real.get('goals.yaml') ?? '')
    expect(parseProgramme(files).findings).toContainEqual(
      expect.objectContaining({
        code: 'unknown-file',
        file: 'goal.yaml',
        whatToDo: 'Did you mean `goals.yaml`?',
      }),
    )
  })

  test('a table that programme.yaml does not name is unknown', () => {
    const files = new Map(real).set(
      'areas/other.csv',
      real.get('areas/municipalities-2025.csv') ?? '',
    )
    expect(parseProgramme(files).findings).toEqual([
      expect.objectContaining({ code: 'unknown-file', file: 'areas/other.csv' }),
    ])
  })

  test('a programme without indicators and publishing facts is one too', () => {
    const files = without('indicators.yaml')
    files.delete('publishing.yaml')
    const { programme, findings } = parseProgramme(files)
    expect(findings).toEqual([])
    expect(programme).toMatchObject({
      themes: [],
      indicators: [],
      similarity: null,
      publishing: null,
    })
  })

  test('postcodes come with what the programme says of them, or not at all', () => {
    const main = real.get('programme.yaml') ?? ''
    const silent = main.replace(/\npostcodes:[^]*?\n\n/, '\n')
    const alone = new Map(real).set('programme.yaml', silent)
    expect(parseProgramme(alone).findings).toMatchObject([
      { code: 'postcodes-without-source', file: 'postcodes.csv' },
    ])
    const { postcodes } = parseProgramme(real).programme ?? {}
    expect(postcodes?.places.length).toBe(1152)
    const lacking = new Map(real)
    lacking.delete('postcodes.csv')
    expect(parseProgramme(lacking).findings).toMatchObject([
      { code: 'missing-file', file: 'programme.yaml' },
    ])
    const neither = new Map(alone)
    neither.delete('postcodes.csv')
    expect(parseProgramme(neither)).toMatchObject({ findings: [], programme: { postcodes: null } })
    for (const text of ['', '# nothing\n'])
      expect(parseProgramme(new Map(real).set('postcodes.csv', text)).findings).toMatchObject([
        { code: 'empty-file', file: 'postcodes.csv' },
      ])
  })

  test('a file that may be left out is suggested when it is there under a misspelt name', () => {
    const files = without('indicators.yaml').set('indicator.yaml', '')
    expect(parseProgramme(files).findings).toEqual([
      expect.objectContaining({
        code: 'unknown-file',
        file: 'indicator.yaml',
        whatToDo: 'Did you mean `indicators.yaml`?',
      }),
    ])
  })

  test('figures lie beside the programme, whatever they are called', () => {
    const whole = parseProgramme(real)
    const files = new Map(real).set('figures/new.csv', '').set('figures/notes.yaml', ': : :')
    expect(parseProgramme(files)).toEqual(whole)
    expect(parseProgramme(new Map(real).set('figures.csv', '')).findings).toEqual([
      expect.objectContaining({ code: 'unknown-file', file: 'figures.csv' }),
    ])
  })

  test('an empty folder misses every file', () => {
    const { programme, findings } = parseProgramme(new Map())
    expect(programme).toBeNull()
    expect(findings.map(({ code }) => code)).toEqual(Array(9).fill('missing-file'))
  })
})

test('an alias that multiplies without end is refused, not followed', () => {
  const bomb = Array.from({ length: 9 }, (_, level) => {
    const item = level === 0 ? 'x' : `*a${level - 1}`
    return `k${level}: &a${level} [${Array(10).fill(item).join(', ')}]`
  })
  const { findings } = parseProgramme(new Map(real).set('goals.yaml', bomb.join('\n')))
  expect(findings).toEqual([
    expect.objectContaining({ code: 'malformed-yaml', file: 'goals.yaml' }),
  ])
})

test('the order in which files are handed over does not matter', () => {
  const whole = parseProgramme(real)
  const names = [...real.keys()]
  const shuffled = fc.shuffledSubarray(names, { minLength: names.length })
  fc.assert(
    fc.property(shuffled, (order) => {
      const again = parseProgramme(new Map(order.map((name) => [name, real.get(name) ?? ''])))
      expect(again).toEqual(whole)
    }),
    { seed: 20211026, numRuns: 5 },
  )
})

test('whatever is cut out of a file or put in, the answer is findings and never an exception', () => {
  const names = [...real.keys()]
  const junk = fc.constantFrom(
    '',
    '{',
    '- ',
    ': ',
    "'",
    '&a ',
    '*a',
    '\t',
    '~',
    '!!int ',
    ',',
    '\n',
  )
  const damage = fc.record({
    name: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 40 }),
    junk,
  })
  fc.assert(
    fc.property(damage, ({ name, at, cut, junk: put }) => {
      const text = real.get(name) ?? ''
      const start = Math.floor(at * text.length)
      const damaged = text.slice(0, start) + put + text.slice(start + cut)
      const { programme, findings } = parseProgramme(new Map(real).set(name, damaged))
      const faulty = findings.some(({ severity }) => severity === 'error')
      expect(programme === null).toBe(faulty)
      expect(findings.every(({ line = 1 }) => line >= 1)).toBe(true)
    }),
    { seed: 20211026, numRuns: 15 },
  )
})
