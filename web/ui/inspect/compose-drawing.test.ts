import { expect, test } from 'vitest'
import { fileWidth, standaloneSvg } from '../chart/standalone-svg.ts'
import { composeDrawing } from './compose-drawing.ts'

const part = (width: number | null, height: number, content = '') => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg"${width === null ? '' : ` width="${width}"`} height="${height}">${content}</svg>`,
  width,
  height,
})

test('parts stand beside each other, and the one without a width takes the rest', () => {
  const parts = [part(200, 90), part(null, 90)]
  const drawing = composeDrawing([{ heading: null, parts }], 720)
  expect(drawing).toContain('<svg width="720" height="90" font-size="13">')
  expect(drawing).toContain('<svg x="0" y="0" overflow="visible" width="200" height="90">')
  expect(drawing).toContain('<svg x="200" y="0" overflow="visible" width="520" height="90">')
})

test('several charts stand below each other, each with its words', () => {
  const drawing = composeDrawing(
    [
      { heading: 'Aalst & <Gent>', parts: [part(null, 100)] },
      { heading: 'Ninove', parts: [part(null, 60)] },
    ],
    720,
  )
  expect(drawing).toContain('<text y="16">Aalst &amp; &lt;Gent></text>')
  expect(drawing).toContain('<svg x="0" y="148" overflow="visible" width="720" height="60">')
  expect(drawing).toContain('height="208"')
})

test('what comes out can be kept as a file with its source, licence and caveats', () => {
  const line = '<line stroke="var(--peil-chart-ink)" class="x"/>'
  const svg = standaloneSvg({
    drawing: composeDrawing([{ heading: null, parts: [part(null, 50, line)] }], fileWidth),
    language: 'nl',
    title: 'Doel',
    description: 'Van 0 naar 100.',
    notes: ['Bron: register.', 'Licentie: CC BY 4.0.'],
  })
  expect(svg).toContain('<line stroke="#17212b"/>')
  expect(svg).toMatch(/<tspan[^>]*>Licentie: CC BY 4.0./)
})
