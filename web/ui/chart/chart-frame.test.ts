import { createRawSnippet } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import ChartFrame from './ChartFrame.svelte'

const content = (html: string) => createRawSnippet(() => ({ render: () => html }))
const words = {
  views: 'Views',
  chart: 'Chart',
  table: 'Table',
  map: 'Map',
  intervals: 'Show intervals',
  downloads: 'Keep:',
  cite: 'Cite',
  embed: 'Embed',
}
const frame = (props: object = {}): string =>
  render(ChartFrame, {
    props: {
      id: 'x',
      title: 'Jobs & people',
      words,
      chart: content('<p>drawn</p>'),
      table: content('<table></table>'),
      ...props,
    },
  }).body

describe('the frame of a chart', () => {
  it('gives every view an address on the page, and links to it', () => {
    const html = frame({ map: content('<p>map</p>') })
    for (const kind of ['chart', 'table', 'map']) {
      expect(html).toContain(`href="#x-${kind}"`)
      expect(html).toContain(`id="x-${kind}"`)
    }
    expect(frame()).not.toContain('x-map')
  })

  it('holds all views, so that paper and old browsers show them', () => {
    const html = frame()
    expect(html).toContain('<p>drawn</p>')
    expect(html).toContain('<table></table>')
    expect(html).not.toContain('hidden')
  })

  it('is named by its title', () => {
    expect(frame()).toContain('aria-labelledby="x-title"')
    expect(frame()).toMatch(/id="x-title"[^>]*>Jobs &amp; people</)
  })

  it('offers a switch only for charts with intervals, and it begins switched on', () => {
    expect(frame()).not.toContain('checkbox')
    expect(frame({ intervals: true })).toMatch(/type="checkbox"[^>]* checked/)
  })

  it('shows what can be copied as text', () => {
    const html = frame({
      citation: 'Peil (2024)',
      embeds: [{ name: 'Picture', html: '<img src="a.svg">' }],
      downloads: [{ kind: 'svg', href: 'x.svg', text: 'SVG' }],
    })
    expect(html).toContain('&lt;img src="a.svg">')
    expect(html).toContain('Peil (2024)')
    expect(html).toMatch(/href="x.svg"[^>]* data-file="svg"/)
    expect(frame()).not.toContain('<details')
  })
})
