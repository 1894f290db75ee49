import { describe, expect, it } from 'vitest'
import { fileWith } from '../testing/table-files.ts'
import { evaluateMethod } from './evaluate-method.ts'
import { runMethod, type Evaluated, type EvaluationRequest } from './run-method.ts'

/** A threshold at 0 behind which the outcome is 3 higher, with a wave instead of chance. */
const rows = Array.from({ length: 200 }, (_, row) => {
  const running = (row - 100) / 10 + 0.05
  const outcome = running + (running > 0 ? 3 : 0) + Math.sin(row * 7)
  return `u${row},${outcome.toFixed(4)},${running.toFixed(2)}`
})
const csv = ['unit,outcome points,running', ...rows].join('\n')

const request = (
  text: string | Uint8Array,
  more: Partial<EvaluationRequest> = {},
): EvaluationRequest => ({
  method: 'rd',
  kind: undefined,
  path: fileWith(text, 'data.csv'),
  options: { outcome: 'outcome points', running: 'running', cutoff: '0' },
  ...more,
})

const run = (asked: EvaluationRequest): Promise<Evaluated> => runMethod(asked, () => undefined)

const problems = (evaluated: Evaluated) => (evaluated.ok ? [] : evaluated.refusals)

describe('a method', () => {
  it('runs on a file, in a thread as well as here', async () => {
    const here = await run(request(csv))
    if (!here.ok) throw new Error(JSON.stringify(here.refusals))
    expect(here.value.estimate).toBeGreaterThan(2)
    expect(here.value.estimate).toBeLessThan(4)
    expect(await evaluateMethod(request(csv))).toEqual(here)
  })

  it('reads semicolons, decimal commas and a byte order mark the same', async () => {
    const european = `\ufeff${csv.replaceAll(',', ';').replaceAll('.', ',')}`
    expect(await run(request(european))).toEqual(await run(request(csv)))
  })

  it('says that a file was read as Windows-1252, as its first warning', async () => {
    const latin = Buffer.from(csv.replace('u0', 'Geël'), 'latin1')
    expect(await run(request(latin))).toMatchObject({
      value: {
        warnings: [
          {
            code: 'read-as-windows-1252',
            message: expect.stringMatching(
              /^data\.csv:2: text that is not UTF-8.+CSV UTF-8\.$/,
            ) as string,
          },
        ],
      },
    })
  })

  it('refuses a cell at its file, line and column', async () => {
    const evaluated = await run(request(csv.replace(/^u3,[^,]+/m, 'u3,many')))
    expect(problems(evaluated)).toEqual([
      {
        ...{ severity: 'error', code: 'not-a-number' },
        ...{ file: 'data.csv', line: 5, column: 'outcome points' },
        found: '"many"',
        expected: 'a number, such as 12.5',
        whatToDo: expect.stringMatching(/^Write a number\. Where .+ categories/) as string,
      },
    ])
  })

  it('refuses a column that is not there, with the one that was meant', async () => {
    const options = { outcome: 'outcome point', running: 'running', cutoff: '0' }
    expect(problems(await run(request(csv, { options })))).toMatchObject([
      {
        ...{ code: 'column-missing', file: 'data.csv', column: 'outcome point' },
        whatToDo: 'Write outcome points, if that is meant.',
      },
    ])
  })

  it('refuses a file that cannot be read, with what stands in its way', async () => {
    const codes = async (asked: EvaluationRequest) =>
      problems(await run(asked)).map(({ code }) => code)
    expect(await codes(request('a,b\n1,2,3\n1\n'))).toEqual(['too-many-cells', 'too-few-cells'])
    expect(await codes(request(''))).toEqual(['empty-file'])
    expect(await codes(request(csv, { path: '/no/such/file.csv' }))).toEqual(['file-not-readable'])
    expect(await codes(request(csv, { path: undefined }))).toEqual(['file-missing'])
  })

  it('refuses options that it cannot use, before it reads the file', async () => {
    const options = { outcome: 'y', cutoff: 'zero' }
    const evaluated = await run(request('', { options }))
    expect(problems(evaluated).map(({ code }) => code)).toEqual([
      'option-missing',
      'option-not-readable',
    ])
  })

  it.each([
    ['rdd', 'Write rd, if that is meant.'],
    ['toString', 'Name one of these.'],
  ])('%s is none', async (method, whatToDo) => {
    const asked = request(csv, { method })
    const refusal = { code: 'method-unknown', found: `the method ${method}`, whatToDo }
    expect(problems(await run(asked))).toMatchObject([refusal])
    expect(problems(await evaluateMethod(asked))).toMatchObject([refusal])
  })
})
