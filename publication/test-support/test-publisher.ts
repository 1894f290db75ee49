import { publishRelease } from '../publish-release.ts'
import type { PageRenderer } from '../page-renderer.ts'
import { testPages } from './test-pages.ts'
import { testRelease } from './test-release.ts'

/**
 * A process that publishes the test release, to be killed: says `page N` for each page and `done` at
 * the end. With `wait` it says `waiting` in the middle of its pages, and goes no further.
 */
const [out = '', mode = ''] = process.argv.slice(2)

const waitingPages: PageRenderer = async function* (release, options) {
  for await (const page of testPages(release, options)) {
    yield page
    if (page.path !== 'nl/index.html') continue
    console.log('waiting')
    await new Promise((resolve) => process.stdin.once('end', resolve).resume())
  }
}

const result = await publishRelease(testRelease(), mode === 'wait' ? waitingPages : testPages, {
  out,
  workers: 1,
  progress: (done) => console.log(`page ${done}`),
})
console.log(result.ok ? 'done' : JSON.stringify(result.refusals))
