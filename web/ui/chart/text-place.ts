/** Pixels that names need at 13 pixels a letter height, up to what a phone can spare. */
export const namesWidth = (names: readonly string[], most: number): number =>
  Math.min(most, Math.ceil(Math.max(0, ...names.map((name) => name.length)) * 7.4) + 14)

/** Which end of a text stands at a place along the width, so that it stays within the drawing. */
export const anchorAt = (percent: number): 'start' | 'middle' | 'end' =>
  percent < 33 ? 'start' : percent > 67 ? 'end' : 'middle'

/** The same for a short number below an axis: only the outermost are moved. */
export const tickAnchor = (percent: number): 'start' | 'middle' | 'end' =>
  percent < 8 ? 'start' : percent > 92 ? 'end' : 'middle'
