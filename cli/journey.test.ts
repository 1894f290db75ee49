import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { applicationRows } from '@peil/operations/testing/signed-call.ts'
import { applied, csvFile, reported, residentRows } from '@peil/operations/testing/table-files.ts'
import { programmeFolder } from '@peil/operations/testing/test-peil.ts'
import { jsonOf, runPeil, type Ran } from './testing/run-peil.ts'

let data = ''
let restored = ''
beforeAll(async () => {
  data = await newTestDataFolder()
  restored = await newTestDataFolder()
})
afterAll(() => {
  for (const folder of [data, restored]) rmSync(folder, { recursive: true, force: true })
})

const call = (): readonly string[] => ['--data', data, '--call', '2022']

/** What a command that must succeed prints. */
const printed = async (...args: readonly string[]): Promise<string> => {
  const ran = await runPeil(args)
  expect({ args, ...ran }).toMatchObject({ code: 0 })
  return ran.stdout
}

/** The codes of the problems that a refused command prints as JSON, and nothing else. */
const problemsOf = (ran: Ran): readonly unknown[] => {
  expect(ran.code).toBe(1)
  const { refused, problems } = jsonOf(ran) as {
    refused: boolean
    problems: readonly Record<string, unknown>[]
  }
  expect(refused).toBe(true)
  for (const problem of problems) {
    expect(Object.keys(problem)).toEqual(
      expect.arrayContaining(['found', 'expected', 'what_to_do']),
    )
  }
  return problems.map(({ code }) => code)
}

const refusedWith = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await runPeil(args)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('nothing was changed')
  return stderr
}

describe('peil, from a new data folder to a backup', { timeout: 120_000 }, () => {
  it('makes a data folder, once', async () => {
    const made = await printed('init', data, '--programme', programmeFolder)
    expect(made).toContain('plan-samenleven')
    expect(await refusedWith('init', data)).toContain('data-folder-in-use')
  })

  it('imports residents, and says what a file holds', async () => {
    const args = ['import', 'residents', csvFile('residents', residentRows), '--data', data]
    const dry = jsonOf(await runPeil([...args, '--dry-run', '--json']))
    expect(dry).toMatchObject({ rows: 6, changed: 6, unchanged: 0, dry_run: true, notices: [] })
    expect(await printed(...args)).toContain('6 new or changed')
  })

  it('[C54] refuses applications with every error at its place, on paper and as JSON', async () => {
    const file = csvFile('applications', [
      applied({ planned_reach: '2.251' }),
      applied({ applicant: '24107', kpi: '2', planned_reach: 2 }),
    ])
    const args = ['import', 'applications', file, '--data', data]
    const text = await refusedWith(...args)
    expect(text).toContain('applications.csv:2:planned_reach: error [ambiguous-separator]')
    expect(text).toContain('applications.csv:3:members: error [too-few-residents]')
    expect(text).toContain('3 problems; nothing was changed')
    expect(problemsOf(await runPeil([...args, '--json']))).toEqual([
      'ambiguous-separator',
      'too-few-residents',
      'reach-over-maximum',
    ])
  })

  it('[C57] [C104] compares two budgets, awards once, and says why', async () => {
    const file = csvFile('applications', applicationRows)
    expect(await printed('import', 'applications', file, '--data', data)).toContain('2 new')
    const award = (...args: readonly string[]) => runPeil(['award', ...call(), ...args, '--json'])
    const compared = jsonOf(await award('--budget', '12000', '--dry-run', '--compare', '56500'))
    expect(compared).toMatchObject({
      call: '2022',
      budget_cents: 1_200_000,
      spent_cents: 1_200_000,
      compared_with: { budget_cents: 5_650_000, spent_cents: 5_650_000 },
    })
    const { differences } = compared as { differences: readonly object[] }
    expect(differences).toContainEqual({
      ...{ applicant: '44021', kpi: '6' },
      ...{ difference: 20, difference_cents: 1_200_000 },
    })
    const simulated = jsonOf(await award('--budget', '56500,00', '--dry-run'))
    const awarded = jsonOf(await award('--budget', '56500'))
    expect(awarded).toEqual(simulated)
    const { rows } = awarded as { rows: readonly unknown[] }
    expect(rows[0]).toEqual({
      applicant: '24107',
      kpi: '5',
      requested: 100,
      awarded: 100,
      contribution_cents: 600_000,
      reason: expect.stringMatching(/\.$/) as string,
      reason_code: 'funded-in-full',
    })
    expect(problemsOf(await award('--budget', '56500'))).toEqual(['award-already-decided'])
  })

  it('has offers declined, signed, amended and ended, each with a reason', async () => {
    const of = (applicant: string) => [...call(), '--applicant', applicant]
    const why = ['--reason', 'Geen ploeg']
    expect(await printed('decline', ...of('24107'), ...why)).toContain('24107 declined')
    expect(await printed('sign', ...call(), '--all')).toContain('1 agreements signed')
    const amend = ['amend', ...of('44021'), '--kpi', '6', '--awarded']
    expect(await printed(...amend, '15', ...why)).toContain('44021 amended')
    expect(await refusedWith(...amend, '24', ...why)).toContain('reach-over-maximum')
    const reports = csvFile('reports', [reported({ reason: 'Winter' })])
    expect(await printed('import', 'reports', reports, '--data', data)).toContain('1 new')
    const end = ['end', ...of('44021'), '--on', '2023-05-01', ...why]
    expect(await printed(...end)).toContain('ended on 2023-05-01')
  })

  it('backs up, restores beside it an identical ledger, and erases a text', async () => {
    const file = join(data, 'releases.peil')
    expect(await printed('export', file, '--data', data)).toContain('entries')
    expect(await printed('restore', file, '--data', restored)).toContain('the chain holds')
    rmSync(file)
    const logOf = async (folder: string) =>
      jsonOf(await runPeil(['log', '--data', folder, '--json'])) as readonly {
        type: string
        data: { reason?: string }
      }[]
    const log = await logOf(restored)
    expect(log.at(-1)).toMatchObject({ type: 'agreement-ended', position: log.length })
    expect(log).toEqual(await logOf(data))
    const verified = await runPeil(['log', '--data', data, '--verify', '--json'])
    expect(jsonOf(verified)).toEqual({ entries: log.length, first_broken: null })
    const digest = log.find(({ type }) => type === 'agreement-ended')?.data.reason ?? ''
    await printed('erase', digest, '--data', restored)
    expect(await refusedWith('erase', digest, '--data', restored)).toContain('no-such-text')
  })
})
