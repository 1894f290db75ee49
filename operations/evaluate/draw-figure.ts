import { drawAxes } from './drawing/axes.ts'
import { drawDotNames } from './drawing/dot-names.ts'
import { makeFrame, small } from './drawing/frame.ts'
import { drawLegend, layOutLegend } from './drawing/legend.ts'
import { drawMarks } from './drawing/marks.ts'
import { element, escapeText, textElement } from './drawing/svg.ts'
import { wrapText } from './drawing/text-size.ts'
import { ink, looksOf } from './drawing/tones.ts'
import type { Figure } from './figure.ts'

const width = 720
const edge = 20
const inner = width - 2 * edge
const titleSize = 17
const face = "'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

/** A hyphen before a number becomes the minus that the axes have; dates keep theirs. */
const withMinus = (text: string): string => text.replaceAll(/(?<![\p{L}\d-])-(?=\d)/gu, '−')

/**
 * A figure as an SVG picture that stands alone: 720 pixels wide and 460 high, higher where many
 * named rows ask for it. It says what it shows as title, as text below it and to those who do not
 * see it; colours never tell anything alone. The same figure gives the same bytes.
 */
export const drawFigure = (figure: Figure): string => {
  const { marks } = figure
  const title = withMinus(figure.title)
  const description = withMinus(figure.description)
  const looks = looksOf(marks)
  const titleLines = wrapText(title, titleSize * 1.06, inner, 2)
  const textLines = wrapText(description, small, inner, 4)
  const legend = layOutLegend(marks, inner)
  const titleEnd = 14 + titleLines.length * 22
  const textEnd = titleEnd + textLines.length * 17
  const legendTop = textEnd + 8
  const frame = makeFrame(figure, legendTop + legend.height + 34)
  const head = [
    ...titleLines.map((line, index) =>
      textElement(
        { x: edge, y: 32 + index * 22, 'font-size': titleSize, 'font-weight': 600, fill: ink.text },
        line,
      ),
    ),
    ...textLines.map((line, index) =>
      textElement(
        { x: edge, y: titleEnd + 15 + index * 17, 'font-size': small, fill: ink.muted },
        line,
      ),
    ),
  ]
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: frame.width,
      height: frame.height,
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      role: 'img',
      'aria-labelledby': 'title description',
      'font-family': face,
    },
    element('title', { id: 'title' }, escapeText(title)),
    element('desc', { id: 'description' }, escapeText(description)),
    element('rect', { width: frame.width, height: frame.height, fill: '#ffffff' }),
    ...head,
    drawLegend(legend, looks, { left: edge, top: legendTop, width: inner }),
    drawAxes(frame),
    drawMarks(marks, looks, frame),
    drawDotNames(marks, frame),
  )}\n`
}
