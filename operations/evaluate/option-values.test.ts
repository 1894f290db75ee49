import { describe, expect, it } from 'vitest'
import type { OptionSpec, OptionValues } from './method.ts'
import {
  checkOptions,
  choiceOption,
  flagOption,
  listOption,
  numberOption,
  optionProblem,
  requiredNumber,
  requiredText,
  textOption,
} from './option-values.ts'

const specs: readonly OptionSpec[] = [
  { name: 'outcome', kind: 'column', required: true, about: 'column with the outcome' },
  { name: 'covariates', kind: 'columns', about: 'columns to adjust for' },
  { name: 'level', kind: 'number', default: '0.95', about: 'confidence' },
  { name: 'seed', kind: 'whole', default: '1', about: 'seed' },
  { name: 'method', kind: 'choice', choices: ['dr', 'ipw', 'reg'], default: 'dr', about: 'how' },
  { name: 'exact', kind: 'flag', about: 'exactly' },
  { name: 'title', kind: 'text', about: 'title' },
]

const codesOf = (values: OptionValues) => {
  const checked = checkOptions(specs, values)
  return checked.ok ? [] : checked.refusals.map(({ code, about }) => [code, about?.['option']])
}

describe('options', () => {
  it('get their defaults, and are read by type', () => {
    const checked = checkOptions(specs, {
      outcome: 'y',
      covariates: ' a, b.c ,,',
      exact: '',
      title: undefined,
    })
    if (!checked.ok) throw new Error('refused')
    const options = checked.value
    expect(options).toEqual({
      outcome: 'y',
      covariates: ' a, b.c ,,',
      level: '0.95',
      seed: '1',
      method: 'dr',
      exact: '',
    })
    expect(requiredText(options, 'outcome')).toBe('y')
    expect(textOption(options, 'title')).toBeUndefined()
    expect(listOption(options, 'covariates')).toEqual(['a', 'b.c'])
    expect(listOption(options, 'title')).toEqual([])
    expect([requiredNumber(options, 'level'), numberOption(options, 'seed')]).toEqual([0.95, 1])
    expect(numberOption(options, 'title')).toBeUndefined()
    expect(choiceOption(options, 'method', ['dr', 'ipw'])).toBe('dr')
    expect([flagOption(options, 'exact'), flagOption(options, 'title')]).toEqual([true, false])
  })

  it('are refused all at once, with what was probably meant', () => {
    expect(codesOf({ levl: '0.9', seed: '-1', method: 'drr', level: 'high' })).toEqual([
      ['option-unknown', 'levl'],
      ['option-missing', 'outcome'],
      ['option-not-readable', 'level'],
      ['option-not-readable', 'seed'],
      ['option-not-readable', 'method'],
    ])
    expect(checkOptions(specs, { outcome: 'y', levl: '0.9', method: 'drr' })).toMatchObject({
      refusals: [
        { found: '--levl', whatToDo: 'Write --level, if that is meant.' },
        {
          found: '--method drr',
          expected: 'one of dr, ipw, reg',
          whatToDo: 'Write dr, if that is meant.',
        },
      ],
    })
    expect(checkOptions(specs, { zzzzzzzzz: '1', outcome: ' ' })).toMatchObject({
      refusals: [
        { whatToDo: 'Leave it out.' },
        { expected: 'the name of a column', whatToDo: 'Give --outcome such a value.' },
      ],
    })
  })

  it.each([
    ['number', '1e-5', true],
    ['number', '-3', true],
    ['number', '1,5', false],
    ['number', '', false],
    ['whole', '0', true],
    ['whole', '1.5', false],
    ['whole', '9007199254740991', true],
    ['whole', '9007199254740992', false],
    ['text', 'x', true],
    ['text', '', false],
    ['flag', '', true],
    ['choice', 'a', false],
  ] as const)('of kind %s can hold %j: %s', (kind, text, can) => {
    expect(optionProblem({ name: 'x', kind, about: 'x' }, text) === null).toBe(can)
  })

  it('that a method never declared are a bug', () => {
    expect(() => requiredText({}, 'x')).toThrow('--x is neither required nor has it a default')
    expect(() => requiredNumber({}, 'x')).toThrow('--x is neither')
    expect(() => numberOption({ x: 'a' }, 'x')).toThrow('--x was not checked: a')
    expect(() => choiceOption({ x: 'c' }, 'x', ['a'])).toThrow('--x was not checked: c')
  })
})
