import { nearestPoint, stepFrom, type ScreenPoint } from './point-steps.ts'

/** How far from a point the pointer still means it, in pixels. */
const reach = 28

interface Point {
  readonly element: Element
  readonly series: string
  readonly text: string
}

/** Takes the words out of the drawing, so that the browser's own tip does not show them too. */
const takePoints = (chart: Element): readonly Point[] =>
  [...chart.querySelectorAll('[data-point]')].map((element) => {
    const title = element.querySelector('title')
    const text = title?.textContent ?? ''
    title?.remove()
    const series = element.closest<SVGElement>('[data-series]')?.dataset['series'] ?? ''
    // The last part of a point is its mark; an interval comes before it.
    return { element: element.lastElementChild ?? element, series, text }
  })

const onScreen = ({ element, series }: Point): ScreenPoint => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { series, x: left + width / 2, y: top + height / 2 }
}

const newElement = (name: string, className: string): HTMLElement => {
  const element = document.createElement(name)
  element.className = className
  return element
}

/** Says something to those who do not see it. */
export const announcer = (): ((text: string) => void) => {
  const region = newElement('p', 'peil-hidden')
  region.role = 'status'
  document.body.append(region)
  return (text) => {
    region.textContent = text
  }
}

/**
 * Lets readers inspect the points of charts: with the pointer, by touch, and with the arrow keys
 * once a chart has the focus. Escape closes what is open.
 */
export const inspectCharts = (say: (text: string) => void): void => {
  const tip = newElement('div', 'peil-tip')
  const ring = newElement('div', 'peil-ring')
  tip.hidden = ring.hidden = true
  tip.ariaHidden = ring.ariaHidden = 'true'
  document.body.append(ring, tip)

  const hide = (): void => {
    tip.hidden = ring.hidden = true
  }
  const show = (point: Point): void => {
    const { x, y } = onScreen(point)
    tip.textContent = point.text
    tip.hidden = ring.hidden = false
    const left = Math.max(8, Math.min(x - tip.offsetWidth / 2, innerWidth - tip.offsetWidth - 8))
    const above = y - tip.offsetHeight - 14
    tip.style.translate = `${left}px ${above < 4 ? y + 16 : above}px`
    ring.style.translate = `${x - 11}px ${y - 11}px`
  }

  for (const chart of document.querySelectorAll<HTMLElement | SVGElement>('[data-chart]')) {
    const points = takePoints(chart)
    if (points.length === 0) continue
    let current = 0
    const go = (to: number, spoken: boolean): void => {
      const point = points[to]
      if (point === undefined) return
      current = to
      show(point)
      if (spoken) say(point.text)
    }
    // An image has nothing to focus: with the keys it becomes something to work with.
    chart.setAttribute('tabindex', '0')
    chart.setAttribute('role', 'application')
    chart.addEventListener('focus', () => {
      if (chart.matches(':focus-visible')) go(current, true)
    })
    chart.addEventListener('blur', hide)
    chart.addEventListener('pointerleave', hide)
    chart.addEventListener('pointermove', (event) => {
      const { clientX, clientY } = event as PointerEvent
      const near = nearestPoint(points.map(onScreen), clientX, clientY, reach)
      if (near === null) hide()
      else go(near, false)
    })
    chart.addEventListener('keydown', (event) => {
      const { key } = event as KeyboardEvent
      if (key === 'Escape') hide()
      const next = stepFrom(points.map(onScreen), current, key)
      if (next !== null || key.startsWith('Arrow')) event.preventDefault()
      if (next !== null) go(next, true)
    })
  }
  addEventListener('scroll', hide, { passive: true })
}
