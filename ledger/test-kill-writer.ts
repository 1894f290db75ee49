import { openLedger } from './open-ledger.ts'
import { batchOf, textOf } from './test-batch.ts'

// A process of its own for the tests that kill it: opens the ledger in the folder, then appends for
// as long as it lives, and says after each batch how far the ledger has acknowledged.
const [dataFolder = ''] = process.argv.slice(2)
const opened = await openLedger({ dataFolder })
if (!opened.ok) throw new Error(JSON.stringify(opened.refusals))
const ledger = opened.value
const say = (position: number): void => void process.stdout.write(`${position}\n`)

let { position } = await ledger.head()
say(position)
for (;;) {
  const entries = 1 + (position % 3)
  const text = textOf(`${position + 1}-${position + entries}`)
  const result = await ledger.append({ ...batchOf('call/1', position, entries), texts: [text] })
  if (!result.ok) throw new Error(JSON.stringify(result.conflict))
  position = result.lastPosition
  say(position)
}
