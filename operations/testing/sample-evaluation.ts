import type { Evaluation } from '../evaluate/method.ts'
import { figure } from './sample-figure.ts'

/** What a method could answer, invented. */
export const sampleEvaluation = (more: Partial<Evaluation> = {}): Evaluation => ({
  estimate: 1.5,
  se: 0.25,
  low: 1,
  high: 2,
  level: 0.95,
  method: 'a method (Somebody 1999)',
  n: 12,
  warnings: [],
  parts: {},
  words: ['The figure is 1.5.'],
  figure: figure([]),
  ...more,
})
