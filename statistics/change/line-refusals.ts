import { badLevel, nonFinite, unequalLengths } from '../check-values.ts'
import type { Refusal } from '../outcome.ts'

/** Why no line can be drawn through these rows, or no residual is left to judge it by. */
export const lineRefusals = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  level: number,
): Refusal[] => {
  const bad = [...unequalLengths({ x, y }), ...nonFinite({ x, y }), ...badLevel(level)]
  if (bad.length > 0) return bad
  const different = new Set(Array.from(x)).size
  if (x.length >= 3 && different >= 2) return []
  return [
    {
      code: 'too-few-points',
      found: `${x.length} rows with ${different} different values of x`,
      expected: 'at least 3 rows and 2 different values',
      whatToDo: 'Give more rows.',
      about: { column: 'x' },
    },
  ]
}
