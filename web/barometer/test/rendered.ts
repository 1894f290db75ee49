import type { Release } from '@peil/domain/release/release.ts'
import { nothingKept, type KeptFiles } from '@peil/publication/kept-files.ts'
import { renderPages } from '../render-pages.ts'

/** All files that the renderer makes, by path. Fails, and says so, when the app is not built. */
export const render = async (
  release: Release,
  workers = 1,
  kept: KeptFiles = nothingKept,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>()
  for await (const { path, bytes } of renderPages(release, {
    workers,
    kept,
    progress: () => undefined,
  })) {
    files.set(path, bytes)
  }
  return files
}

/** The HTML of one page; its path is given without `index.html`. */
export const htmlOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string => {
  const bytes = files.get(path.endsWith('.html') ? path : `${path}index.html`)
  if (bytes === undefined) throw new Error(`there is no page ${path}`)
  return new TextDecoder().decode(bytes)
}

/** What a reader sees of a page: tags left out, white space and entities as on screen. */
export const textOf = (html: string): string =>
  html
    .replace(/<head>[^]*?<\/head>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')

export const pagesOf = (
  files: ReadonlyMap<string, Uint8Array>,
): readonly (readonly [path: string, html: string])[] =>
  [...files.keys()]
    .filter((path) => path.endsWith('.html'))
    .map((path) => [path, htmlOf(files, path)] as const)
