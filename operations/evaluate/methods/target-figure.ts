import type { TargetAnswer } from '@peil/statistics/targets/target-answer.ts'
import type { Figure } from '../figure.ts'
import type { TargetRow } from './target-rows.ts'

/** Per place the figure at the end with its interval, and the target. */
export const targetFigure = (
  rows: readonly TargetRow[],
  answers: readonly TargetAnswer[],
): Figure => {
  const places = answers.map((_, i) => i)
  const valueOf = (
    pick: (answer: Extract<TargetAnswer, { kind: 'probability' }>) => number | null,
  ): number[] =>
    answers.map((answer) => (answer.kind === 'probability' ? (pick(answer) ?? NaN) : NaN))
  const names = rows.map(({ name }) => name)
  const open = answers.filter((answer) => answer.kind === 'probability').length
  return {
    title: 'Where targets will stand at their date',
    description: `For ${open} of ${answers.length} targets the figure at the end can be predicted; the bar is its prediction interval.`,
    x: { label: 'at the end of the period', include: [0] },
    y: { label: 'place', categories: names },
    marks: [
      {
        kind: 'interval',
        label: 'Prediction interval',
        tone: 'limit',
        direction: 'horizontal',
        at: places,
        low: valueOf(({ low }) => low),
        high: valueOf(({ high, estimate }) => high ?? estimate),
      },
      {
        kind: 'dots',
        label: 'Expected',
        tone: 'main',
        points: { x: valueOf(({ estimate }) => estimate), y: places },
        names,
      },
      {
        kind: 'dots',
        label: 'Target',
        tone: 'good',
        points: { x: rows.map(({ target }) => target), y: places },
        names,
      },
    ],
  }
}
