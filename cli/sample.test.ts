import { existsSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { copyOfSample } from '@peil/operations/testing/sample-folder.ts'
import { jsonOf, runPeil } from './testing/run-peil.ts'

const assessment = z.object({
  on: z.string(),
  rows: z.array(
    z.object({
      applicant: z.string(),
      kpi: z.string(),
      period: z.string(),
      target: z.number().nullable(),
      reach: z.number().nullable(),
      achieved: z.number().nullable(),
      expected: z.number().nullable(),
      status: z.string(),
    }),
  ),
  actions: z.array(
    z.object({
      action: z.string(),
      period: z.string(),
      governments: z.number(),
      agreed: z.number().nullable(),
      realised: z.number().nullable(),
      reported: z.object({ n: z.number(), of: z.number() }),
      budget_cents: z.number(),
    }),
  ),
})

describe('peil on the sample', { timeout: 120_000 }, () => {
  let data = ''
  beforeAll(async () => {
    data = await copyOfSample()
  })
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  const assess = async (...args: readonly string[]) => {
    const ran = await runPeil(['assess', '--data', data, ...args, '--json'])
    expect([ran.code, ran.stderr]).toEqual([0, ''])
    return assessment.parse(jsonOf(ran))
  }

  // The figures as published: the programme's page with figures, and the news of each call.
  it('[C80] assesses actions 2 and 5 to the published totals', async () => {
    const { rows, actions } = await assess('--on', '2025-09-30')
    const totals = (action: string, period: string) => {
      const found = actions.find((row) => row.action === action && row.period === period)
      const { realised, agreed, governments, budget_cents } = found ?? {}
      return [realised, agreed, governments, budget_cents]
    }
    expect(totals('2', '1')).toEqual([14, 16, 24, 40_000_000])
    expect(totals('2', '2')).toEqual([18, 19, 34, 47_500_000])
    expect(totals('5', '1')).toEqual([118_178, 68_429, 92, 338_956_600])
    expect(totals('5', '2')).toEqual([170_951, 83_110, 135, 403_086_000])
    // Period 3 ends that day; its final reports are due two weeks later.
    expect(totals('2', '3')).toEqual([null, 19, 35, 47_500_000])
    expect(totals('5', '3')).toEqual([null, 83_050, 135, 402_726_000])
    expect(rows.some(({ achieved }) => achieved !== null && achieved > 1)).toBe(true)
  })

  it('[C80] assesses as it stood on a day, as it was known on a day', async () => {
    const realised = async (...args: readonly string[]) =>
      (await assess(...args)).actions.find(({ action, period }) => action === '5' && period === '1')
    // The last final report of period 1 came in on 6 November 2023, three weeks late.
    const late = await realised('--on', '2023-10-31', '--as-of', '2023-11-05')
    expect(late?.reported.n).toBeLessThan(late?.reported.of ?? 0)
    const known = await realised('--on', '2023-10-31', '--as-of', '2023-11-06')
    expect(known).toMatchObject({ realised: 118_178, reported: { n: known?.reported.of } })
    // Before the reference day, no final report is looked at, whatever is known by now.
    expect(await realised('--on', '2023-09-29')).toMatchObject({ realised: null })
  })

  it('[C65] lists who may apply and with whom, as JSON', async () => {
    const eligible = await runPeil(['eligible', '--data', data, '--call', '2022', '--json'])
    const { rows } = jsonOf(eligible) as { rows: readonly { nis: string; eligible: boolean }[] }
    expect(rows).toHaveLength(300)
    expect(rows.filter((row) => row.eligible)).toHaveLength(28)
    const clusters = async (nis: string, ...args: readonly string[]) =>
      runPeil(['clusters', nis, '--data', data, '--call', '2022', ...args, '--json'])
    const some = rows.find((row) => !row.eligible)?.nis ?? ''
    const connected = await clusters(some, '--max', '3', '--connected')
    expect(jsonOf(connected)).toMatchObject({ nis: some, max: 3, connected: true })
    const refused = await clusters('46030')
    expect(refused.code).toBe(1)
    expect(jsonOf(refused)).toMatchObject({
      problems: [{ code: 'municipality-does-not-exist-yet' }],
    })
  })

  it('says what is wrong with a command: usage 2, refused input 1, JSON when asked', async () => {
    const codeOf = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await runPeil(args)
      return [code, stdout, stderr !== '']
    }
    expect(await codeOf('assess', '--data', data)).toEqual([2, '', true])
    expect(await codeOf('assess', '--data', data, '--on', '2023-02-30')).toEqual([2, '', true])
    expect(await codeOf('sign', '--data', data, '--call', '2022')).toEqual([2, '', true])
    const budget = ['--call', '2022', '--budget', '1.000']
    expect(await codeOf('award', '--data', data, ...budget)).toEqual([2, '', true])
    expect(await codeOf('nothing')).toEqual([2, '', true])
    for (const command of [
      ['assess', '--on', '1999-01-01'],
      ['eligible', '--call', '2021'],
      ['region', 'nowhere', '--year', '2023'],
      ['award', '--call', '2021', '--budget', '1', '--dry-run'],
      ['import', 'reports', `${data}/nothing.csv`],
    ]) {
      const ran = await runPeil([...command, '--data', data, '--json'])
      expect([ran.code, ran.stderr]).toEqual([1, ''])
      expect(jsonOf(ran)).toMatchObject({ refused: true, problems: [{}] })
    }
    const nowhere = await runPeil(['log', '--data', `${data}-nowhere`, '--json'])
    expect(jsonOf(nowhere)).toMatchObject({ problems: [{ code: 'no-data-folder' }] })
    expect(existsSync(`${data}-nowhere`)).toBe(false)
  })
})
