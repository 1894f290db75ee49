import { rmSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { parseReleaseBefore } from '@peil/domain/release/release-before.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { readRelease } from './publish-release.ts'
import { copyOfSample } from './testing/sample-folder.ts'
import { accepted, open } from './testing/test-peil.ts'

const day = '2024-03-31' as CalendarDate

it('the sample of all municipalities can be released before and after they merged', async () => {
  const data = await copyOfSample()
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const peil = await open({ dataFolder: data })
  onTestFinished(() => peil.close())
  const first = accepted(await readRelease(peil, day, null))
  expect(first.municipalities).toHaveLength(300)
  const before = parseReleaseBefore(JSON.parse(JSON.stringify(first)))
  if (before === null) throw new Error('a release')
  // Refused when a count that one of them withholds can be worked out from both.
  const second = accepted(
    await readRelease(peil, undefined, {
      release: before,
      previous: { on: day, manifestSha256: '0'.repeat(64) },
      earlier: [],
    }),
  )
  expect(second.municipalities).toHaveLength(285)
  const withheld = (release: typeof first): number =>
    release.indicators
      .flatMap(({ municipalities }) => Object.values(municipalities).flat())
      .filter((figure) => figure?.status?.startsWith('withheld:') === true).length
  expect(withheld(second)).toBeGreaterThan(withheld(first))
}, 120_000)
