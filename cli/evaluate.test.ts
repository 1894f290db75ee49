import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { drawFigure } from '@peil/operations/evaluate/draw-figure.ts'
import { evaluationText } from '@peil/operations/evaluate/evaluation-text.ts'
import { methods } from '@peil/operations/evaluate/methods/index.ts'
import { runMethod } from '@peil/operations/evaluate/run-method.ts'
import { evaluateProgram, type AskedEvaluation } from './commands/evaluate.ts'
import { inventedPanel } from './testing/panel.ts'
import { jsonOf, runPeil, startPeil } from './testing/run-peil.ts'
import { commandWords, methodPages, withFiles, withFolder } from './testing/worked-examples.ts'

const folder = mkdtempSync(join(tmpdir(), 'peil-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const place = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const evaluate = (...args: readonly string[]) => runPeil(['evaluate', ...args])

/** The first worked example of each method. */
const examples = Object.keys(methods).flatMap((method) => {
  const of = methodPages().flatMap((page) =>
    page.examples
      .map(({ command }) => ({ method, page, words: commandWords(command).slice(3) }))
      .filter(({ words }) => words[0] === method),
  )
  return of.slice(0, 1)
})

const saysWhatItShows = (svg: string): void => {
  expect(svg).toMatch(/<title id="title">[^<]{5,}<\/title><desc id="description">[^<]{20,}<\/desc>/)
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
}

const saysItInWords = (text: string): void => {
  expect(text).toMatch(/^\S.+\.\n/)
  expect(text).toMatch(/; n = \d+$/)
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
}

describe('a method of peil evaluate', () => {
  it.each(examples)('$method answers in words and draws what it shows', async (example) => {
    const { page, words, method } = example
    const asked: AskedEvaluation[] = []
    const program = await evaluateProgram([method], new Command().exitOverride(), (one) =>
      Promise.resolve(void asked.push(one)),
    )
    await withFiles(page, async (files) => {
      const there = words.map((word) => withFolder(word, files))
      await program.parseAsync(there, { from: 'user' })
      const [one] = asked
      if (one === undefined) throw new Error('nothing was asked')
      const evaluated = await runMethod(one.request, () => undefined)
      if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.refusals))
      saysItInWords(evaluationText(evaluated.value))
      saysWhatItShows(drawFigure(evaluated.value.figure))
    })
  })
})

describe('peil evaluate, as typed', { timeout: 60_000 }, () => {
  const few = examples.filter(({ method }) => ['did', 'rd', 'suppress'].includes(method))

  it.concurrent.each(few)('$method writes a picture, whole, and says so', async (example) => {
    await withFiles(example.page, async (files) => {
      const plot = join(files, 'plot.svg')
      const words = example.words.flatMap((word) =>
        word === '--json' ? ['--plot', plot] : [withFolder(word, files)],
      )
      const { code, stdout, stderr } = await evaluate(...words)
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(new RegExp(`(^|\n)wrote ${plot}\n$`)) as string,
      })
      saysItInWords(stdout.trimEnd())
      saysWhatItShows(readFileSync(plot, 'utf8'))
      expect(readdirSync(files).filter((file) => file.endsWith('.part'))).toEqual([])
    })
  })

  it('prints one JSON value and nothing else, the same for the same seed', async () => {
    const file = place('panel.csv', inventedPanel())
    const args = ['sdid', file, '--unit', 'place', '--time', 'year', '--outcome', 'rate']
    const more = ['--treated', 'on', '--se', 'bootstrap', '--draws', '20', '--json', '--seed']
    const [first, again, other] = await Promise.all(
      ['4', '4', '5'].map((seed) => evaluate(...args, ...more, seed)),
    )
    expect([first?.code, first?.stderr]).toEqual([0, ''])
    expect(first?.stdout).toBe(again?.stdout)
    expect(first?.stdout).not.toBe(other?.stdout)
    if (first === undefined) return
    expect(jsonOf(first)).toMatchObject({
      level: 0.95,
      n: 120,
      warnings: expect.any(Array) as unknown,
    })
  })

  it('refuses with file, line and column, also as JSON, and draws nothing', async () => {
    const file = place('wrong.csv', 'x;y\n1,5;2\n;\n2;b\n')
    const plot = join(folder, 'never.svg')
    const args = ['rd', file, '--outcome', 'y', '--running', 'x', '--cutoff', '0', '--plot', plot]
    const inWords = await evaluate(...args)
    expect([inWords.code, inWords.stdout]).toEqual([1, ''])
    expect(inWords.stderr).toContain('wrong.csv:4:y: error [not-a-number]')
    const asJson = await evaluate(...args, '--json')
    expect([asJson.code, asJson.stderr]).toEqual([1, ''])
    expect(jsonOf(asJson)).toMatchObject({
      refused: true,
      problems: [
        {
          ...{ code: 'not-a-number', severity: 'error', file: 'wrong.csv', line: 4, column: 'y' },
          ...{ found: '"b"', expected: 'a number, such as 12.5' },
        },
      ],
    })
    expect(existsSync(plot)).toBe(false)
  })

  it('refuses a picture that cannot be written, and says why', async () => {
    const file = place('panel-again.csv', inventedPanel())
    const args = ['sdid', file, '--unit', 'place', '--time', 'year', '--outcome', 'rate']
    const plot = join(folder, 'no-such-folder', 'plot.svg')
    const refused = await evaluate(...args, '--treated', 'on', '--plot', plot, '--json')
    expect(refused.code).toBe(1)
    expect(jsonOf(refused)).toMatchObject({ problems: [{ code: 'plot-not-written' }] })
  })

  it('says what wrong usage is, and that it is no refusal', async () => {
    const { code, stdout, stderr } = await evaluate('sdd', 'x.csv', '--json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain("unknown command 'sdd'")
    expect(stderr).toContain('Did you mean sdid?')
  })

  it('lists its methods, and the options of one', async () => {
    const [all, one] = await Promise.all([evaluate('--help'), evaluate('rd', '--help')])
    expect([all.code, one.code]).toEqual([0, 0])
    for (const method of Object.keys(methods)) {
      expect(all.stdout).toMatch(new RegExp(`^  ${method} `, 'm'))
    }
    expect(one.stdout).toContain('peil evaluate rd [options] <file>')
    expect(one.stdout).toContain('--running <column>')
  })

  it('says how far a long evaluation is, and ends at once on Ctrl+C', async () => {
    const file = place('long.csv', inventedPanel())
    const child = startPeil([
      ...['evaluate', 'sdid', file, '--unit', 'place', '--time', 'year', '--outcome', 'rate'],
      ...['--treated', 'on', '--se', 'bootstrap', '--draws', '1000000'],
    ])
    const ended = new Promise((resolve) => {
      child.on('close', (code, signal) => resolve(signal ?? code))
    })
    for await (const chunk of child.stderr) {
      expect(String(chunk)).toMatch(/^sdid: \d+ of \d+\n/)
      break
    }
    child.kill('SIGINT')
    expect(await ended).toBe('SIGINT')
  })
})

describe('wrong usage of a method', () => {
  const columns = ['--outcome', 'y', '--running', 'x']
  it.each([
    [['--outcome', 'y'], "required option '--running <column>"],
    [['--kernel', 'round'], 'Allowed choices are triangular'],
    [['--cutoff', 'zero'], 'expected a number'],
    [['--cutoff', ''], 'expected a number'],
    [['--matches', '1.5'], 'expected a whole number'],
    [[...columns, '--seeds', '1'], "unknown option '--seeds'"],
    [[...columns, 'y.csv'], 'too many arguments'],
    [[...columns, '--plot', 'picture.png'], 'expected a name that ends in .svg'],
  ])('%j', async (args, message) => {
    const said: string[] = []
    const like = new Command()
      .exitOverride()
      .configureOutput({ writeErr: (text) => said.push(text) })
    const asked: unknown[] = []
    const program = await evaluateProgram(['rd'], like, (one) =>
      Promise.resolve(void asked.push(one)),
    )
    await expect(program.parseAsync(['rd', 'x.csv', ...args], { from: 'user' })).rejects.toThrow()
    expect(said.join('')).toContain(message)
    expect(asked).toEqual([])
  })

  it('does not hold for what a method takes', async () => {
    const asked: AskedEvaluation[] = []
    const program = await evaluateProgram(['density'], new Command().exitOverride(), (one) =>
      Promise.resolve(void asked.push(one)),
    )
    const args = ['density', 'x.csv', '--running', 'a b', '--cutoff', '-2.5', '--plot', 'p.SVG']
    await program.parseAsync(args, { from: 'user' })
    await program.parseAsync([...args, '--no-masspoints', '--json'], { from: 'user' })
    const [plain, flagged] = asked
    expect(plain).toMatchObject({ json: false, plot: 'p.SVG' })
    expect(plain?.request).toMatchObject({ method: 'density', kind: undefined, path: 'x.csv' })
    expect(plain?.request.options).toMatchObject({ running: 'a b', cutoff: '-2.5', p: '2' })
    expect(plain?.request.options['no-masspoints']).toBeUndefined()
    expect(flagged?.json).toBe(true)
    expect(flagged?.request.options['no-masspoints']).toBe('')
  })
})
