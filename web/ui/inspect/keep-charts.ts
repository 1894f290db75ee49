import { fileWidth, standaloneSvg } from '../chart/standalone-svg.ts'
import { composeDrawing, type DrawingPart } from './compose-drawing.ts'
import { savePicture } from './save-picture.ts'

const partOf = (svg: SVGSVGElement): DrawingPart => {
  const width = svg.getAttribute('width')
  return {
    svg: new XMLSerializer().serializeToString(svg),
    width: width === null ? null : Number(width),
    height: Number(svg.getAttribute('height')),
  }
}

/** The charts beside some links as one file, which carries the notes that the page gives them. */
const fileOf = (charts: readonly Element[], { dataset }: HTMLElement): string => {
  const labels = charts.map((chart) => chart.getAttribute('aria-label') ?? '')
  const description = labels.join(' ')
  return standaloneSvg({
    drawing: composeDrawing(
      charts.map((chart, at) => ({
        heading: charts.length > 1 ? (labels[at] ?? '') : null,
        parts: [...chart.querySelectorAll<SVGSVGElement>(':scope > svg')].map(partOf),
      })),
      fileWidth,
    ),
    language: document.documentElement.lang,
    title: dataset['keep'] ?? '',
    description,
    notes: [description, ...(dataset['notes'] ?? '').split('\n')],
  })
}

const nameOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Puts buttons for SVG and PNG beside the links to the figures of charts without files. */
export const keepCharts = (pictureWord: string): void => {
  for (const links of document.querySelectorAll<HTMLElement>('[data-keep]')) {
    const part = links.closest('article, figure, section')
    const drawn = [...(part?.querySelectorAll('[data-chart]') ?? [])].filter(
      (chart) => chart.querySelector(':scope > svg') !== null,
    )
    if (drawn.length === 0) continue
    const name = nameOf(links.dataset['keep'] ?? '')
    const offer = (word: string, act: (address: string) => void): void => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'peil-link-button'
      button.textContent = word
      button.addEventListener('click', () =>
        act(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(fileOf(drawn, links))}`),
      )
      links.append(' ', button)
    }
    offer('SVG', (address) => {
      const link = document.createElement('a')
      link.href = address
      link.download = `${name}.svg`
      link.click()
    })
    offer(pictureWord, (address) => void savePicture(address, `${name}.png`))
  }
}
