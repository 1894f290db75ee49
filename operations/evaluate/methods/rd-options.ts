import { bandwidthSelectors } from '@peil/statistics/impact/discontinuity/bandwidth-selector.ts'
import { kernels } from '@peil/statistics/impact/discontinuity/kernel.ts'
import { varianceMethods } from '@peil/statistics/impact/discontinuity/residuals.ts'
import type { OptionSpec } from '../method.ts'

export const massPointChoices = ['adjust', 'check', 'off'] as const

export const rdOptions: readonly OptionSpec[] = [
  { name: 'outcome', kind: 'column', required: true, about: 'what may jump' },
  {
    name: 'running',
    kind: 'column',
    required: true,
    about: 'the running variable, such as residents',
  },
  { name: 'cutoff', kind: 'number', default: '0', about: 'the threshold; a row at it is above it' },
  { name: 'treatment', kind: 'column', about: 'who took the treatment up, for a fuzzy design' },
  {
    name: 'kernel',
    kind: 'choice',
    choices: kernels,
    default: 'triangular',
    about: 'weight of a row by its distance from the threshold',
  },
  {
    name: 'bandwidth',
    kind: 'text',
    about: 'a number, two (left,right), or a selector; default chosen by --selector',
  },
  {
    name: 'bias-bandwidth',
    kind: 'text',
    about: 'of the bias: a number or two; default --bandwidth',
  },
  { name: 'rho', kind: 'number', about: 'bandwidth ÷ bandwidth of the bias' },
  {
    name: 'selector',
    kind: 'choice',
    choices: bandwidthSelectors,
    default: 'mserd',
    about: 'how bandwidths are chosen',
  },
  { name: 'scaleregul', kind: 'number', default: '1', about: 'regularisation of the bandwidths' },
  { name: 'derivative', kind: 'whole', default: '0', about: '1 for a kink instead of a jump' },
  { name: 'p', kind: 'whole', about: 'order of the lines; default 1, or the derivative + 1' },
  { name: 'q', kind: 'whole', about: 'order for the bias; default p + 1' },
  { name: 'vce', kind: 'choice', choices: varianceMethods, default: 'nn', about: 'standard error' },
  { name: 'matches', kind: 'whole', default: '3', about: 'neighbours per row, with --vce nn' },
  { name: 'cluster', kind: 'column', about: 'rows whose errors hang together' },
  {
    name: 'covariates',
    kind: 'columns',
    about: 'for precision; also checked for jumps of their own',
  },
  {
    name: 'check',
    kind: 'columns',
    about: 'fixed beforehand: checked for jumps, not adjusted for',
  },
  { name: 'placebo-cutoffs', kind: 'text', about: 'thresholds at which nothing happens: a,b,c' },
  {
    name: 'masspoints',
    kind: 'choice',
    choices: massPointChoices,
    default: 'adjust',
    about: 'running values that repeat',
  },
  { name: 'donut', kind: 'number', default: '0', about: 'leave out rows closer to the threshold' },
  {
    name: 'level',
    kind: 'number',
    default: '0.95',
    about: 'confidence of the interval, as a share',
  },
]
