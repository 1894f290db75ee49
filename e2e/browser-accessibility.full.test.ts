import { expect, test } from 'vitest'
import { browseSample } from './browse-sample.ts'
import { checkPages } from './check-page.ts'
import { listPages } from './page-list.ts'

const site = browseSample()

test.each([{ script: true }, { script: false }])(
  'every kind of page in every language, light and dark, script: $script: no barrier at any width',
  async ({ script }) => {
    const schemes = [
      { scheme: 'light', rules: 'all' },
      { scheme: 'dark', rules: 'all' },
    ] as const
    const look = { script, schemes, widths: [1024, 640, 320] }
    const pages = await listPages(site().sample)
    expect(await checkPages(site().browser, site().sample.url, pages, look)).toEqual([])
  },
)
