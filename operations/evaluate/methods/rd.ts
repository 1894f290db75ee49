import { bandwidthSelectors } from '@peil/statistics/impact/discontinuity/bandwidth-selector.ts'
import { binnedMeans } from '@peil/statistics/impact/discontinuity/binned-means.ts'
import {
  covariateContinuity,
  type CovariateContinuity,
} from '@peil/statistics/impact/discontinuity/covariate-continuity.ts'
import {
  densityTest,
  type DensityTest,
} from '@peil/statistics/impact/discontinuity/density-test.ts'
import type { DiscontinuityOptions } from '@peil/statistics/impact/discontinuity/discontinuity-options.ts'
import { kernels } from '@peil/statistics/impact/discontinuity/kernel.ts'
import { placeboCutoffs } from '@peil/statistics/impact/discontinuity/placebo-cutoffs.ts'
import { regressionDiscontinuity } from '@peil/statistics/impact/discontinuity/regression-discontinuity.ts'
import { varianceMethods } from '@peil/statistics/impact/discontinuity/residuals.ts'
import type { Warning } from '@peil/statistics/estimate.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { numberColumn, numberColumns, placeRefusals, readColumns, textColumn } from '../columns.ts'
import type { DataTable } from '../data-table.ts'
import type { Method, MethodInput, OptionValues } from '../method.ts'
import {
  choiceOption,
  listOption,
  numberOption,
  requiredNumber,
  requiredText,
  textOption,
} from '../option-values.ts'
import { parseNumber } from '../parse-number.ts'
import { densityParts, densityWords, isBunching } from './density.ts'
import { widthOption } from './discontinuity-widths.ts'
import { verdictOf } from './impact-verdict-parts.ts'
import { rdFigure } from './rd-figure.ts'
import { massPointChoices, rdOptions } from './rd-options.ts'
import { continuityParts, placeboParts, rdParts } from './rd-parts.ts'
import { rdEvidence } from './rd-verdict.ts'
import { rdWords } from './rd-words.ts'

/** A jump of something fixed beforehand is told where chance gives it at most this often in all. */
const jumpsByChance = 0.05

const planOf = (options: OptionValues): Outcome<DiscontinuityOptions> => {
  const fit = widthOption(options['bandwidth'], 'bandwidth', bandwidthSelectors)
  const bias = widthOption(options['bias-bandwidth'], 'bias-bandwidth', [])
  if (!fit.ok || !bias.ok) {
    return refused(...[fit, bias].flatMap((one) => (one.ok ? [] : one.refusals)))
  }
  return given({
    cutoff: requiredNumber(options, 'cutoff'),
    order: numberOption(options, 'p'),
    biasOrder: numberOption(options, 'q'),
    derivative: requiredNumber(options, 'derivative'),
    kernel: choiceOption(options, 'kernel', kernels),
    bandwidth: fit.value.width,
    biasBandwidth: bias.value.width,
    rho: numberOption(options, 'rho'),
    selector: fit.value.selector ?? choiceOption(options, 'selector', bandwidthSelectors),
    variance: choiceOption(options, 'vce', varianceMethods),
    matches: requiredNumber(options, 'matches'),
    massPoints: choiceOption(options, 'masspoints', massPointChoices),
    regularise: requiredNumber(options, 'scaleregul'),
    donut: requiredNumber(options, 'donut'),
    level: requiredNumber(options, 'level'),
  })
}

const cutoffList = (text: string | undefined): Outcome<readonly number[]> => {
  const parts = text === undefined ? [] : text.split(',')
  const numbers = parts.flatMap((part) => parseNumber(part.trim(), false) ?? [])
  return numbers.length === parts.length
    ? given(numbers)
    : refused({
        code: 'option-not-readable',
        found: `--placebo-cutoffs ${text ?? ''}`,
        expected: 'numbers, separated by commas',
        whatToDo: 'Give the thresholds as numbers.',
        about: { option: 'placebo-cutoffs' },
      })
}

/** Each covariate as an outcome of its own, over all rows that have it. */
const checkCovariates = (
  table: DataTable,
  options: OptionValues,
  plan: DiscontinuityOptions,
): Outcome<readonly CovariateContinuity[]> => {
  const names = new Set([...listOption(options, 'covariates'), ...listOption(options, 'check')])
  const checks: CovariateContinuity[] = []
  for (const name of names) {
    const running = requiredText(options, 'running')
    const read = readColumns(
      table,
      { covariate: numberColumn(name), running: numberColumn(running) },
      'leave-out',
    )
    if (!read.ok) return read
    const { values } = read.value
    checks.push(...covariateContinuity({ [name]: values.covariate }, values.running, plan))
  }
  return given(checks)
}

const checkWarnings = (checks: readonly CovariateContinuity[]): Warning[] =>
  checks.flatMap(({ covariate, result }) =>
    result.ok && result.value.robust.p < jumpsByChance / checks.length
      ? [
          {
            code: 'covariate-jumps',
            message: `${covariate} jumps at the threshold too (p = ${result.value.robust.p.toPrecision(2)}): both sides are not alike.`,
          },
        ]
      : [],
  )

const densityWarning = (density: Outcome<DensityTest>, running: string): Warning[] => {
  if (!density.ok) {
    return [
      {
        code: 'bunching-not-tested',
        message: `Whether rows bunch at the threshold could not be tested: ${density.refusals[0]?.found ?? ''}.`,
      },
    ]
  }
  return isBunching(density.value)
    ? [{ code: 'bunching', message: densityWords(density.value, running) }]
    : []
}

export const rdMethod: Method = {
  name: 'rd',
  about: 'what changes at a threshold: regression discontinuity (Calonico, Cattaneo & Titiunik)',
  needsFile: true,
  options: rdOptions,
  evaluate: ({ table, options }: MethodInput) => {
    if (table === undefined) throw new Error('rd needs a file')
    const plan = planOf(options)
    const placebos = cutoffList(options['placebo-cutoffs'])
    if (!plan.ok) return plan
    if (!placebos.ok) return placebos
    const names = {
      outcome: requiredText(options, 'outcome'),
      running: requiredText(options, 'running'),
      treatment: textOption(options, 'treatment'),
    }
    const cluster = textOption(options, 'cluster')
    const covariates = listOption(options, 'covariates')
    const read = readColumns(
      table,
      {
        outcome: numberColumn(names.outcome),
        running: numberColumn(names.running),
        treatment: names.treatment === undefined ? undefined : numberColumn(names.treatment),
        cluster: cluster === undefined ? undefined : textColumn(cluster),
        covariates: numberColumns(covariates),
      },
      'leave-out',
    )
    if (!read.ok) return read
    const { outcome, running, treatment, cluster: clusters } = read.value.values
    const columns = covariates.map((name, i) => [
      name,
      read.value.values.covariates[i] ?? new Float64Array(),
    ])
    const full: DiscontinuityOptions = {
      ...plan.value,
      treatment,
      clusters,
      covariates:
        columns.length === 0
          ? undefined
          : (Object.fromEntries(columns) as Record<string, Float64Array>),
    }
    const result = regressionDiscontinuity(outcome, running, full)
    if (!result.ok) return placeRefusals(table, read.value, result)
    const checks = checkCovariates(table, options, plan.value)
    if (!checks.ok) return checks
    const cutoff = result.value.cutoff
    const bins = binnedMeans(outcome, running, { cutoff })
    if (!bins.ok) return bins
    // Who has no outcome may still have chosen a side: all rows with a running value count here.
    const everyone = readColumns(table, { running: numberColumn(names.running) }, 'leave-out')
    if (!everyone.ok) return everyone
    const density = densityTest(everyone.value.values.running, { cutoff })
    const fakes = placeboCutoffs(outcome, running, placebos.value, full)
    const { estimate, se, low, high, level, method, n } = result.value
    const warnings = [
      ...result.value.warnings,
      ...densityWarning(density, names.running),
      ...checkWarnings(checks.value),
    ]
    const { verdict, words } = verdictOf(
      rdEvidence(result.value, density.ok ? density.value : null, warnings),
    )
    return given({
      ...{ estimate, se, low, high, level, method, n },
      warnings: [...read.value.warnings, ...warnings],
      parts: {
        ...rdParts(result.value, bins.value),
        density: density.ok ? densityParts(density.value) : null,
        covariate_continuity: continuityParts(checks.value),
        placebo_cutoffs: placeboParts(fakes),
        verdict,
      },
      words: [...rdWords(result.value, names), ...words],
      figure: rdFigure(names, result.value, bins.value),
    })
  },
}
