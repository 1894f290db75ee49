import { cellKeyRounding } from '@peil/statistics/disclosure/cell-key-rounding.ts'
import { controlledRounding } from '@peil/statistics/disclosure/controlled-rounding.ts'
import { crossRelations } from '@peil/statistics/disclosure/cross-table.ts'
import { given, type Outcome } from '@peil/statistics/outcome.ts'
import type { Evaluation, Method, MethodInput, OptionValues } from '../method.ts'
import { choiceOption, flagOption, requiredNumber } from '../option-values.ts'
import { crossTable, type CrossTable } from './cross-table-cells.ts'
import { crossTableOptions } from './cross-table-entries.ts'

const methodChoices = ['controlled', 'cell-key'] as const

type Rounded = Pick<Evaluation, 'method' | 'warnings' | 'parts'> & {
  readonly cells: readonly { readonly rounded: number }[]
  readonly sentence: string
}

export const roundMethod: Method = {
  name: 'round',
  about: 'a table in multiples of a base whose totals still add up: controlled rounding',
  needsFile: true,
  options: [
    ...crossTableOptions,
    { name: 'records', kind: 'flag', about: 'each line is one respondent' },
    {
      name: 'base',
      kind: 'number',
      default: '5',
      about: 'what every figure becomes a multiple of',
    },
    {
      name: 'method',
      kind: 'choice',
      choices: methodChoices,
      default: 'controlled',
      about: 'with totals that add up, or by the key of each cell, alike in all tables',
    },
    { name: 'seed', kind: 'whole', default: '1', about: 'secret number for cell-key' },
    { name: 'negative', kind: 'flag', about: 'values may be negative' },
  ],
  evaluate: async ({ table, options }: MethodInput): Promise<Outcome<Evaluation>> => {
    if (table === undefined) throw new Error('round needs a file')
    const read = crossTable(table, options)
    if (!read.ok) return read
    const controlled = choiceOption(options, 'method', methodChoices) === 'controlled'
    const found = controlled ? await byControl(read.value, options) : byKey(read.value, options)
    if (!found.ok) return found
    const cells = read.value.cells.map(({ row, column, value }, index) => ({
      ...{ row, column, value, rounded: found.value.cells[index]?.rounded ?? NaN },
    }))
    const { method, warnings, parts, sentence } = found.value
    return given({
      ...{ estimate: null, se: null, low: null, high: null, level: null, method },
      n: cells.length,
      warnings: [...read.value.warnings, ...warnings],
      parts: { ...parts, cells },
      words: [sentence],
      figure: {
        title: 'Rounded values against values',
        description: `${cells.length} cells; the line is where nothing changes.`,
        x: { label: 'value' },
        y: { label: 'rounded value' },
        marks: [
          {
            kind: 'line',
            label: 'no change',
            tone: 'reference',
            points: { x: cells.map((cell) => cell.value), y: cells.map((cell) => cell.value) },
          },
          {
            kind: 'dots',
            label: 'cells',
            tone: 'main',
            points: { x: cells.map((cell) => cell.value), y: cells.map((cell) => cell.rounded) },
            names: cells.map(({ row, column }) => `${row} / ${column}`),
          },
        ],
      },
    })
  },
}

const byControl = async (
  { cells, sides }: CrossTable,
  options: OptionValues,
): Promise<Outcome<Rounded>> => {
  const base = requiredNumber(options, 'base')
  const found = await controlledRounding(cells, crossRelations(sides), {
    base,
    negative: flagOption(options, 'negative'),
  })
  if (!found.ok) return found
  const { method, warnings, totalChange, largestChange, zeroRestricted } = found.value
  return given({
    ...{ method, warnings, cells: found.value.cells },
    parts: {
      total_change: totalChange,
      largest_change: largestChange,
      zero_restricted: zeroRestricted,
    },
    sentence: `Every figure is a multiple of ${base} and every total is the sum of its parts; the largest change is ${largestChange}.`,
  })
}

const byKey = ({ cells }: CrossTable, options: OptionValues): Outcome<Rounded> => {
  const base = requiredNumber(options, 'base')
  const found = cellKeyRounding(cells, { base, seed: requiredNumber(options, 'seed') })
  if (!found.ok) return found
  return given({
    method: 'unbiased rounding by cell keys (Fellegi 1975; Fraser & Wooton 2005)',
    warnings: [
      {
        code: 'totals-do-not-add-up',
        message: 'Each total is rounded on its own: it may differ from the sum of its parts.',
      },
    ],
    cells: found.value,
    parts: {},
    sentence: `Every figure is a multiple of ${base}, the same for the same cell in every table.`,
  })
}
