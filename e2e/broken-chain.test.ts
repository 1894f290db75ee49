import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, it, onTestFinished } from 'vitest'
import { jsonOf, runPeil } from '@peil/cli/testing/run-peil.ts'
import { copyOfSample } from '@peil/operations/testing/sample-folder.ts'

it('a ledger whose entries were changed behind its back is found out at the first of them', async () => {
  const data = await copyOfSample('small')
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  const database = await PGlite.create(join(data, 'ledger'))
  // A superuser can switch off what stands in the way of changing entries. The hashes remain.
  await database.exec('set session_replication_role = replica')
  const changed = await database.query<{ position: number }>(
    `update peil.entry set text = replace(text, '"awarded":1,', '"awarded":2,')
     where type = 'award-decided' returning position`,
  )
  await database.close()
  const [first = 0] = changed.rows.map(({ position }) => position).sort((a, b) => a - b)
  expect(first).toBeGreaterThan(1)
  const verified = await runPeil(['log', '--data', data, '--verify', '--json'])
  expect(verified.code).toBe(1)
  expect(jsonOf(verified)).toMatchObject({ entries: first - 1, first_broken: { position: first } })
  const inWords = await runPeil(['log', '--data', data, '--verify'])
  expect(inWords).toMatchObject({
    code: 1,
    stdout: `broken at entry ${first}: its hash does not follow from its text and the hash before it\n`,
  })
})
