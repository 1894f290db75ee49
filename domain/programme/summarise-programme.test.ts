import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../values/finding.ts'
import { describeSummary } from './describe-summary.ts'
import { parseProgramme } from './parse-programme.ts'
import { summariseProgramme } from './summarise-programme.ts'

const folder = join(import.meta.dirname, '../../programmes/plan-samenleven')
const summary = summariseProgramme(
  parseProgramme(
    new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(yaml|csv)$/.test(name))
        .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'utf8')]),
    ),
  ),
)

test('[C43] the text counts goals, actions, indicators, rows per call and the money they are worth', () => {
  const text = describeSummary(summary)
  expect(text.split('\n')).toHaveLength(6)
  expect(text).toContain('7 goals\n24 actions\n49 indicators\n')
  expect(text).toContain('27 in call 2022, together at most 1114300 euro')
})

test('everything in the summary has an id', () => {
  expect(summary.goals.map(({ id }) => id)).toContain('dutch')
  expect(summary.actions.map(({ id }) => id)).toContain('24')
  expect(summary.kpis.map(({ id }) => id)).toContain('9a')
  expect(summary.indicators).toContainEqual({
    id: 'trust-in-others',
    theme: 'participation',
    kind: 'mean',
    collection: 'survey',
    title: { nl: 'Vertrouwen in anderen', en: 'Trust in others' },
  })
  expect(summary.calls[0]).toEqual({
    id: '2022',
    period: '1',
    rows: 27,
    maximum_cents: 111_430_000,
  })
})

const finding: Finding = {
  severity: 'error',
  code: 'unknown-kpi',
  file: 'calls/2022.yaml',
  line: 12,
  column: 5,
  found: '"5a"',
  expected: 'the id of one kpi in kpis.yaml',
  whatToDo: 'Use one of: 5.',
}

test('without a programme the summary has its findings only, each with an id of its own', () => {
  const broken = summariseProgramme({
    programme: null,
    findings: [finding, finding, { ...finding, line: 13, severity: 'notice' }],
  })
  expect({ ...broken, findings: [] }).toEqual({
    goals: [],
    actions: [],
    kpis: [],
    indicators: [],
    calls: [],
    findings: [],
  })
  expect(broken.findings.map(({ id }) => id)).toEqual([
    'calls/2022.yaml:12:5:unknown-kpi',
    'calls/2022.yaml:12:5:unknown-kpi#2',
    'calls/2022.yaml:13:5:unknown-kpi',
  ])
  const text = describeSummary(broken)
  expect(text).toContain('calls/2022.yaml:12:5: error unknown-kpi\n  found: "5a"\n')
  expect(text).toMatch(/\n2 errors: the programme cannot be used\.$/)
})
