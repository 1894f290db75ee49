import type { Width } from '@peil/statistics/impact/discontinuity/discontinuity-options.ts'
import { given, refused, type Outcome } from '@peil/statistics/outcome.ts'
import { nearestName } from '@peil/tables/nearest-name.ts'
import { parseNumber } from '../parse-number.ts'

export interface WidthChoice<Selector> {
  /** As given, for both sides or for each. */
  readonly width: Exclude<Width, number> | undefined
  /** The name of a way to choose it. */
  readonly selector: Selector | undefined
}

/** A bandwidth typed as `12`, `12,15` (left and right) or as the name of a selector. */
export const widthOption = <Selector extends string>(
  text: string | undefined,
  option: string,
  selectors: readonly Selector[],
): Outcome<WidthChoice<Selector>> => {
  if (text === undefined) return given({ width: undefined, selector: undefined })
  const selector = selectors.find((one) => one === text.trim().toLowerCase())
  if (selector !== undefined) return given({ width: undefined, selector })
  const numbers = text.split(',').map((part) => parseNumber(part.trim(), false))
  const [left, right = left] = numbers
  if (numbers.length <= 2 && !numbers.includes(null) && left != null && right != null) {
    return given({ width: { left, right }, selector: undefined })
  }
  const near = nearestName(text, selectors)
  return refused({
    code: 'option-not-readable',
    found: `--${option} ${text}`,
    expected: ['a number', 'two numbers (left,right)', ...selectors].join(', '),
    whatToDo: near === null ? `Give --${option} such a value.` : `Write ${near}, if that is meant.`,
    about: { option },
  })
}
