import { covariateBalance, largeDifference } from '@peil/statistics/impact/covariate-balance.ts'
import { given } from '@peil/statistics/outcome.ts'
import { flagColumn, numberColumns, placeRefusals, readColumns } from '../columns.ts'
import type { Method, MethodInput } from '../method.ts'
import { listOption, requiredText } from '../option-values.ts'
import { significant } from '../significant.ts'

export const balanceMethod: Method = {
  name: 'balance',
  about: 'whether two groups were alike before the start, covariate by covariate',
  needsFile: true,
  options: [
    {
      name: 'treated',
      kind: 'column',
      required: true,
      about: '1 in the treated group, 0 in the other',
    },
    {
      name: 'covariates',
      kind: 'columns',
      required: true,
      about: 'what units were like before the start',
    },
  ],
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('balance needs a file')
    const treated = requiredText(options, 'treated')
    const covariates = listOption(options, 'covariates')
    const read = readColumns(
      table,
      { treated: flagColumn(treated), covariates: numberColumns(covariates) },
      'leave-out',
    )
    if (!read.ok) return read
    const columns = covariates.map(
      (name, i) => [name, read.value.values.covariates[i] ?? new Float64Array()] as const,
    )
    const result = placeRefusals(
      table,
      read.value,
      covariateBalance(read.value.values.treated, Object.fromEntries(columns), { treated }),
    )
    if (!result.ok) return result
    const { rows, largest, controls, method, n, warnings } = result.value
    const far = rows.filter(({ balance }) => balance === 'far-apart')
    return given({
      ...{ estimate: null, se: null, low: null, high: null, level: null, method, n },
      warnings: [...read.value.warnings, ...warnings],
      parts: {
        treated: result.value.treated,
        controls,
        largest: largest.covariate,
        balance: rows.map((row) => ({
          covariate: row.covariate,
          mean_treated: row.meanTreated,
          mean_control: row.meanControl,
          standardised_difference: row.difference,
          variance_ratio: row.varianceRatio,
          balance: row.balance,
        })),
      },
      words: [
        far.length === 0
          ? `No covariate differs by more than ${largeDifference} standard deviations; most does ${largest.covariate} (${significant(largest.difference ?? NaN)}).`
          : `${far.length} of ${rows.length} covariates differ by more than ${largeDifference} standard deviations: ${far.map(({ covariate }) => covariate).join(', ')}.`,
      ],
      figure: {
        title: 'How far apart the groups are',
        description: `Difference of the means of ${result.value.treated} treated and ${controls} other rows in standard deviations, for ${rows.length} covariates. Beyond ${largeDifference} in either direction the groups are far apart.`,
        x: {
          label: 'Difference in standard deviations',
          include: [0, -largeDifference, largeDifference],
        },
        y: { label: 'Covariate', categories: rows.map(({ covariate }) => covariate) },
        marks: [
          { kind: 'rule', label: 'No difference', tone: 'reference', axis: 'x', at: 0 },
          { kind: 'rule', label: 'Far apart', tone: 'limit', axis: 'x', at: -largeDifference },
          { kind: 'rule', label: 'Far apart', tone: 'limit', axis: 'x', at: largeDifference },
          {
            kind: 'dots',
            label: 'Difference',
            tone: 'main',
            points: {
              x: rows.map(({ difference }) => difference ?? NaN),
              y: rows.map((_, i) => i),
            },
            names: rows.map(({ covariate }) => covariate),
          },
        ],
      },
    })
  },
}
