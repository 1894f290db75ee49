import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { jsonOf, runPeil } from './testing/run-peil.ts'

const root = join(import.meta.dirname, '..')
const programme = join(root, 'programmes/plan-samenleven')
const folder = mkdtempSync(join(tmpdir(), 'peil-check-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const withIds = z.array(z.object({ id: z.string() }))
const summary = z.object({
  goals: withIds,
  actions: withIds,
  kpis: withIds,
  calls: z.array(z.object({ id: z.string(), rows: z.number(), maximum_cents: z.number() })),
  findings: z.array(
    z.object({
      id: z.string(),
      severity: z.enum(['error', 'notice']),
      code: z.string(),
      file: z.string(),
      line: z.number(),
      column: z.union([z.number(), z.string()]).optional(),
      found: z.string().min(1),
      expected: z.string().min(1),
      whatToDo: z.string().min(1),
    }),
  ),
})

describe('peil check', () => {
  it('[C43] says what the programme holds: 7 goals, 24 actions, 27 KPI rows', async () => {
    const { code, stdout } = await runPeil(['check', programme])
    expect(code).toBe(0)
    expect(stdout).toContain('7 goals\n')
    expect(stdout).toContain('24 actions\n')
    expect(stdout).toContain('27 in call 2022')
    expect(stdout).toContain('1114300')
  })

  it('[C43] says the same as JSON, everything with its id', async () => {
    const ran = await runPeil(['check', programme, '--json'])
    const { goals, actions, kpis, calls, findings } = summary.parse(jsonOf(ran))
    expect([goals.length, actions.length, findings.length]).toEqual([7, 24, 0])
    expect(calls[0]).toEqual(expect.objectContaining({ rows: 27, maximum_cents: 111_430_000 }))
    for (const list of [goals, actions, kpis, calls]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length)
    }
  })

  it('refuses a folder without programme, also as JSON', async () => {
    const { code, stdout, stderr } = await runPeil(['check', folder, '--json'])
    expect([code, stderr]).toEqual([1, ''])
    expect(JSON.parse(stdout)).toHaveProperty('findings')
    const nowhere = await runPeil(['check', join(folder, 'nothing')])
    expect([nowhere.code, nowhere.stdout]).toEqual([1, ''])
    expect(nowhere.stderr).toContain('to do:')
  })
})

const fault = z.object({
  fault: z.string(),
  file: z.string(),
  from: z.string(),
  to: z.string(),
  code: z.string(),
  below: z.number().default(0),
  at: z.string().optional(),
  foundIn: z.string().optional(),
})

/** Twenty of the faults that the checks themselves are tested with, of as many kinds as there are. */
const twentyFaults = (): readonly z.infer<typeof fault>[] => {
  const path = join(root, 'domain/programme/fixtures/planted-faults.yaml')
  const all = z.array(fault).parse(parse(readFileSync(path, 'utf8')))
  const first = all.filter(({ code }, index) => all.findIndex((f) => f.code === code) === index)
  return [...first, ...all.filter((one) => !first.includes(one))].slice(0, 20)
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

describe('a fault planted in a copy is found at its line', { timeout: 120_000 }, () => {
  test.concurrent.each(twentyFaults())('$fault', async (planted) => {
    const { fault: name, file, from, to, code, below, at, foundIn } = planted
    const copy = join(folder, name.replaceAll(' ', '-'))
    cpSync(programme, copy, { recursive: true })
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    const start = text.indexOf(from)
    expect(start).toBeGreaterThanOrEqual(0)
    writeFileSync(path, text.slice(0, start) + to + text.slice(start + from.length))
    const ran = await runPeil(['check', copy, '--json'])
    const there = readFileSync(join(copy, foundIn ?? file), 'utf8')
    const indent = to.length - to.trimStart().length
    const line =
      at === undefined ? lineOf(there, start + indent) + below : lineOf(there, there.indexOf(at))
    const { findings } = summary.parse(jsonOf(ran))
    expect(ran.code).toBe(1)
    const places = findings.map((finding) => [finding.file, finding.line, finding.code])
    expect(places).toContainEqual([foundIn ?? file, line, code])
  })
})
