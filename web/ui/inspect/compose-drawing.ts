/** One SVG of a chart as it stands on a page; without a width it takes what the others leave. */
export interface DrawingPart {
  readonly svg: string
  readonly width: number | null
  readonly height: number
}

/** A chart of a page: parts beside each other, with words above when there are several charts. */
export interface PageDrawing {
  readonly heading: string | null
  readonly parts: readonly DrawingPart[]
}

const headingHeight = 24

/** Charts of a page as one drawing of a fixed width, one below the other, for a file of their own. */
export const composeDrawing = (charts: readonly PageDrawing[], width: number): string => {
  let top = 0
  const drawn = charts.map(({ heading, parts }) => {
    const above = heading === null ? '' : `<text y="${top + 16}">${escaped(heading)}</text>`
    top += heading === null ? 0 : headingHeight
    const taken = parts.reduce((sum, part) => sum + (part.width ?? 0), 0)
    let left = 0
    const row = parts.map(({ svg, width: own }) => {
      const place = `<svg x="${left}" y="${top}" overflow="visible"`
      left += own ?? width - taken
      const fluid = own === null ? ` width="${width - taken}"` : ''
      return svg.replace(/^<svg(?: xmlns="[^"]*")?(?: overflow="[^"]*")?/, `${place}${fluid}`)
    })
    top += Math.max(0, ...parts.map(({ height }) => height))
    return above + row.join('')
  })
  return `<svg width="${width}" height="${top}" font-size="13">${drawn.join('')}</svg>`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
