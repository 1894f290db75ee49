import { describe, expect, it } from 'vitest'
import { fileWith } from '../../testing/table-files.ts'
import { runMethod } from '../run-method.ts'

/** Six units over five times; f is treated in the last two. */
const rows = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((unit, i) =>
  [1, 2, 3, 4, 5].map((time) => {
    const treated = unit === 'f' && time > 3 ? 1 : 0
    const value = i + time * (1 + i / 7) + treated * 2 + Math.sin(i * 3 + time * 5)
    return [unit, time, value.toFixed(4), treated, (i * time) % 4].join(',')
  }),
)
const csv = ['unit,time,y,on,z', ...rows].join('\n')
const lacking = csv.replace(/^b,2,[^,]+/m, 'b,2,NA').replace(/^c,3,.+\n/m, '')
const options = { unit: 'unit', time: 'time', outcome: 'y', treated: 'on' }

const run = (method: string, text: string, more: Readonly<Record<string, string>> = {}) =>
  runMethod(
    { method, kind: undefined, path: fileWith(text, 'data.csv'), options: { ...options, ...more } },
    () => undefined,
  )
const done = async (...args: Parameters<typeof run>) => {
  const evaluated = await run(...args)
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
  return evaluated.value
}
const problems = async (...args: Parameters<typeof run>) => {
  const evaluated = await run(...args)
  return evaluated.ok ? [] : evaluated.refusals
}
const hint = / Or add --drop-incomplete: it leaves out the whole unit, with a warning\.$/

describe.each(['sdid', 'sc'])('units that lack something, in %s', (method) => {
  it('are refused at their place, saying that they can be left out', async () => {
    const missing = await problems(method, csv.replace(/^b,2,[^,]+/m, 'b,2,NA'))
    expect(missing).toMatchObject([{ code: 'value-missing', line: 8, column: 'y' }])
    const short = await problems(method, csv.replace(/^c,3,.+\n/m, ''))
    expect(short).toMatchObject([{ code: 'panel-unbalanced', file: 'data.csv', column: 'unit' }])
    for (const problem of [...missing, ...short]) expect(problem.whatToDo).toMatch(hint)
    const [off] = await problems(method, csv.replace(/^(f,5,.+),1,/m, '$1,0,'))
    expect(off?.code).toBe('treatment-switches-off')
    expect(off?.whatToDo).not.toMatch(hint)
  })

  it.each([
    ['nothing more', {}],
    ['a covariate', { covariates: 'z' }],
  ])('are left out with a warning when asked to, with %s', async (_, more) => {
    const without = csv.split('\n').filter((row) => !/^[bc],/.test(row))
    const whole = await done(method, without.join('\n'), more)
    const dropped = await done(method, lacking, { ...more, 'drop-incomplete': '' })
    expect(dropped.estimate).toBe(whole.estimate)
    expect(dropped.parts).toEqual(whole.parts)
    expect(dropped.warnings.slice(0, 2)).toMatchObject([
      { code: 'rows-left-out' },
      { code: 'incomplete-units-left-out', message: expect.stringContaining('b, c') as string },
    ])
    expect((await done(method, csv, { ...more, 'drop-incomplete': '' })).estimate).toBe(
      (await done(method, csv, more)).estimate,
    )
  })

  it('are refused where the treated one is among them', async () => {
    const text = csv.replace(/^f,2,.+\n/m, '')
    expect(await problems(method, text, { 'drop-incomplete': '' })).toMatchObject([
      { code: 'nobody-treated' },
    ])
  })
})
