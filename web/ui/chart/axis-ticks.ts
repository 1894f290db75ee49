import type { ScaleLinear } from 'd3-scale'
import { tidy, type Tick } from './chart-figure.ts'

/** Width of the narrowest axis, of a letter and between two labels, in pixels. */
const room = { axis: 280, letter: 7.5, between: 12 }

/** As many round numbers as stand beside each other on a phone; at least one. */
export const axisTicks = (
  scale: ScaleLinear<number, number>,
  text: (value: number) => string,
  share = 1,
): readonly Tick[] => {
  for (let wanted = 5; wanted > 1; wanted -= 1) {
    const ticks = scale.ticks(wanted)
    const widest = Math.max(...ticks.map((value) => text(value).length))
    if (ticks.length * (widest * room.letter + room.between) <= room.axis * share) {
      return ticks.map((value) => ({ value, at: tidy(scale(value)) }))
    }
  }
  return scale
    .ticks(1)
    .slice(0, 1)
    .map((value) => ({ value, at: tidy(scale(value)) }))
}
