import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

/** All rules, or only those to which other colours make a difference. */
export type AxeRules = 'all' | 'colours'

const runOnly: Readonly<Record<AxeRules, NonNullable<RunOptions['runOnly']>>> = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
}

/** What axe finds, as `rule: element`. Closed details are opened, so that nothing hides in them. */
export const axeFindings = async (page: Page, rules: AxeRules): Promise<readonly string[]> => {
  // What passes need not be described: that takes most of the time on a page with 300 links.
  const options: RunOptions = { resultTypes: ['violations'], runOnly: runOnly[rules] }
  await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true })')
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(source)
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`),
  )
}
