import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { testRelease } from './fixture/release.ts'
import { htmlOf, render } from './rendered.ts'

let files: ReadonlyMap<string, Uint8Array>

beforeAll(async () => {
  files = await render(testRelease)
})

describe('the script of charts', () => {
  it('is one file of the release, the one that was built', () => {
    const scripts = [...files.keys()].filter((path) => path.endsWith('.js'))
    expect(scripts).toEqual(['charts.js'])
    const built = readFileSync(new URL('../build/client/charts.js', import.meta.url))
    expect(Buffer.compare(files.get('charts.js') ?? Buffer.of(), built)).toBe(0)
  })

  it('weighs less than 6 KB compressed', () => {
    expect(brotliCompressSync(files.get('charts.js') ?? Buffer.of()).length).toBeLessThan(6 * 1024)
  })

  it('imports nothing, runs no text as code and asks nobody for anything', () => {
    // The name that says what SVG is is no address to ask.
    const text = new TextDecoder()
      .decode(files.get('charts.js'))
      .replaceAll('http://www.w3.org/2000/svg', '')
    expect(text).not.toMatch(/\bimport\b|\beval\b|new Function|fetch\(|https?:|innerHTML/)
  })

  it('stands on every page with its words, and holds no words itself', () => {
    const page = htmlOf(files, 'nl/gemeente/41002/')
    expect(page).toMatch(/src="\.\.\/\.\.\/\.\.\/charts\.js"[^>]* data-copy-word="Kopieer"/)
    expect(htmlOf(files, 'en/')).toMatch(/data-copied-word="Copied"/)
  })
})
