import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { nothingKept } from '@peil/publication/kept-files.ts'
import { openAppIn } from '../render/built-app.ts'
import { programmeOf, releaseOf } from './fixture/full-page.ts'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render } from './rendered.ts'

let once: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  once = await render(testRelease)
})

describe('rendering', () => {
  it('makes the same bytes in the same order for any number of workers', async () => {
    for (const workers of [2, 3]) {
      const again = await render(testRelease, workers)
      expect([...again.keys()]).toEqual([...once.keys()])
      for (const [path, bytes] of again) {
        expect(Buffer.compare(bytes, once.get(path) ?? new Uint8Array()), path).toBe(0)
      }
    }
  })

  it('gives pages in order of path, after the assets they refer to', () => {
    const paths = [...once.keys()]
    const pages = paths.filter((path) => path.endsWith('.html'))
    expect(pages).toEqual(pages.toSorted())
    const sheet = /href="\.\.\/\.\.\/\.\.\/(_app\/[^"]+\.css)"/.exec(
      htmlOf(once, 'nl/gemeente/41002/'),
    )
    expect(paths).toContain(sheet?.[1])
  })

  it('says how far it is', async () => {
    const { renderPages } = await import('../render-pages.ts')
    const steps: (readonly [number, number])[] = []
    const progress = (done: number, of: number) => steps.push([done, of])
    const paths: string[] = []
    for await (const { path } of renderPages(testRelease, {
      workers: 1,
      kept: nothingKept,
      progress,
    }))
      paths.push(path)
    const pages = paths.filter((path) => /\.(html|pdf)$|^(nl|en|fr|de)\/.*\.svg$/.test(path)).length
    expect(steps.at(-1)).toEqual([pages, pages])
  })

  it('says what to do when the app is not built', async () => {
    const empty = new URL('./fixture/', import.meta.url)
    await expect(openAppIn(empty)).rejects.toThrow('is not built. Run `npm run build` first.')
  })

  it('throws what went wrong when a release is broken', async () => {
    const broken = { ...testRelease, regions: [] }
    await expect(render(broken)).rejects.toThrow('could not be rendered')
    await expect(render(broken, 2)).rejects.toThrow('could not be rendered')
  })
})

describe('the weight of a page', () => {
  it('stays under 35 KB compressed for three periods of ten KPIs, style sheet included', async () => {
    const files = await render(releaseOf(programmeOf(10)))
    const html = files.get('nl/gemeente/41002/index.html') ?? new Uint8Array()
    const sheets = [...files].filter(([path]) => path.startsWith('_app/')).map(([, bytes]) => bytes)
    const weight = [html, ...sheets].reduce(
      (sum, bytes) => sum + brotliCompressSync(bytes).length,
      0,
    )
    expect(htmlOf(files, 'nl/gemeente/41002/').match(/<article/g)).toHaveLength(30)
    expect(weight).toBeLessThan(35 * 1024)
  })
})
