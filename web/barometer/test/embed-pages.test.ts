import { beforeAll, describe, expect, it } from 'vitest'
import { publishing } from './fixture/publishing.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render, textOf } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  files = await render({ ...testRelease, programme: { ...testRelease.programme, publishing } })
})

describe('a card for the site of somebody else', () => {
  it('[C121] carries its source, day, version, caveat, reply and the way to the page', () => {
    const html = htmlOf(files, 'nl/embed/kpi/2022-41002-9a/')
    const text = textOf(html)
    expect(text).toContain('KPI 9a in woorden, Aalst')
    expect(text).toContain('Niet gehaald')
    expect(text).toContain('99 (99 %)')
    expect(text).toContain('Eén groep begon later. Aalst, op 1 december 2023')
    expect(text).toContain('Verzonnen cijfers.')
    expect(text).toContain(
      'Bron: Proefdienst, Proefplan, stand op 15 november 2024, versie 2024-11-15-abcdef01.',
    )
    expect(html).toContain('href="../../../gemeente/41002/" target="_top"')
    expect(html).not.toContain('<header')
    expect(html).not.toContain('<footer')
  })

  it('is there for what was agreed, and not for what was only asked', () => {
    expect(files.has('en/embed/kpi/2022-41002-5/index.html')).toBe(true)
    expect(files.has('nl/embed/kpi/2022-42003-5/index.html')).toBe(false)
    expect(files.has('nl/embed/kpi/2022-42028-5/index.html')).toBe(false)
  })

  it('is offered on the page of the municipality, as code to copy', () => {
    expect(textOf(htmlOf(files, 'nl/gemeente/41002/'))).toContain(
      '&lt;iframe src="https://example.org/barometer/nl/embed/kpi/2022-41002-9a/" title="KPI 9a in woorden"',
    )
  })
})
