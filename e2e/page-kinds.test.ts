import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Release } from '@peil/domain/release/release.ts'
import { routeOf } from '../web/barometer/src/lib/paths.ts'
import { pageKinds, pagesOfNoLanguage } from './page-kinds.ts'
import { publishedSample } from './published-sample.ts'

const routes = join(import.meta.dirname, '../web/barometer/src/routes')

/** `[lang=language]/region/[region]` as a pattern of the addresses it answers: `/nl/region/x/`. */
const patternOf = (folder: string): RegExp => {
  const steps = folder.split('/').map((step) => (step.startsWith('[') ? '[^/]+' : step))
  return new RegExp(`^/${steps.join('/')}/$`)
}

let release: Release
beforeAll(async () => {
  const { current } = await publishedSample()
  release = JSON.parse(readFileSync(join(current, 'data/release.json'), 'utf8')) as Release
}, 600_000)

test('every route of the site is a kind of page that is tried', () => {
  const folders = readdirSync(routes, { recursive: true, withFileTypes: true })
    .filter(({ name }) => name === '+page.svelte')
    .map(({ parentPath }) => relative(routes, parentPath))
    // The choice of language and the page for wrong addresses are tried on their own.
    .filter((folder) => folder.startsWith('['))
  expect(folders.length).toBeGreaterThan(20)
  const tried = [...pageKinds(release).values()].map((path) => routeOf(path.split('?')[0] ?? ''))
  const untried = folders.filter(
    (folder) => !tried.some((route) => patternOf(folder).test(route ?? '')),
  )
  expect(untried).toEqual([])
  expect([...pagesOfNoLanguage.values()]).toEqual(['404.html', 'index.html'])
})
