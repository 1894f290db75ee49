import type { PageRenderer, ReleaseFile } from '../page-renderer.ts'

const page = (path: string, text: string): ReleaseFile => ({
  path,
  bytes: new TextEncoder().encode(text),
})

const html = (title: string): string =>
  `<!doctype html>\n<html lang="nl"><title>${title}</title><p>${'Verzonnen cijfers. '.repeat(50)}</p></html>\n`

/** Pages of a release, plain ones; with two workers in another order. */
export const testPages: PageRenderer = async function* (release, { workers, progress }) {
  const kinds = { nl: ['gemeente', 'zoek'], en: ['municipality', 'search'] } as const
  const codes = [...release.municipalities, ...release.vanished].map(({ nis }) => nis)
  const pages = [
    page('index.html', html('Peil')),
    page('_app/immutable/assets/0.AbCd1234.css', 'body { margin: 0 }\n'.repeat(40)),
    page('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n'),
    ...(['nl', 'en'] as const).flatMap((language) => [
      page(`${language}/index.html`, html(language)),
      page(`${language}/404.html`, html(`404 ${language}`)),
      page(`${language}/${kinds[language][1]}/index.html`, html('zoek')),
      ...codes.map((nis) => page(`${language}/${kinds[language][0]}/${nis}/index.html`, html(nis))),
    ]),
  ]
  const ordered = workers > 1 ? pages.toReversed() : pages
  for (const [at, file] of ordered.entries()) {
    await Promise.resolve()
    progress(at + 1, ordered.length)
    yield file
  }
}
