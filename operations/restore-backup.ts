import { access, appendFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { PrivateText, StoredEntry } from '@peil/ledger/ledger.ts'
import { openLedger } from '@peil/ledger/open-ledger.ts'
import type { WorkspaceRow } from '@peil/ledger/workspace/workspace-rows.ts'
import { checkBackup, readBackupLines } from './backup-lines.ts'
import { folders, makeFolder, markerText } from './data-folder.ts'

/**
 * Makes a data folder from a backup, with an identical ledger. The folder must be new or empty, or
 * hold no more than a restore that was broken off or refused. The marker that makes it a data
 * folder is written last, so that such a restore leaves nothing that opens.
 */
export const restoreBackup = async (
  file: string,
  dataFolder: string,
  databaseUrl: string | undefined = process.env['DATABASE_URL'],
): Promise<Decision<{ readonly entries: number }>> => {
  const checked = await checkBackup(file)
  if (!checked.ok) return checked
  const made = await makeFolder(dataFolder)
  if (!made.ok) return made
  const { marker } = folders(dataFolder)
  const inUse = await access(marker).then(
    () => true,
    () => false,
  )
  if (inUse) return refuse(notEmpty(`${dataFolder} is a data folder already`))
  const opened = await openLedger({
    dataFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  if (!opened.ok) return opened
  const ledger = opened.value
  try {
    const { position } = await ledger.head()
    if (position > 0) return refuse(notEmpty(`the ledger already holds ${position} entries`))
    await restoreFiles(file, dataFolder)
    const report = await ledger.restore(entriesOf(file), textsOf(file), rowsOf(file))
    if (report.firstBroken !== null) {
      const { position, problem } = report.firstBroken
      return refuse({
        code: 'backup-broken',
        found: `entry ${position}: ${problem}`,
        expected: 'entries whose hashes form one unbroken chain',
        whatToDo: 'the backup was changed after it was made: take another one',
      })
    }
    await writeFile(marker, markerText)
    return accept({ entries: report.entries })
  } finally {
    await ledger.close()
  }
}

/** Nothing is ever written over. */
const notEmpty = (found: string): Refusal => ({
  code: 'folder-not-empty',
  found,
  expected: 'a new or empty folder, and an empty ledger',
  whatToDo: 'restore into another folder, or (with DATABASE_URL) another database',
})

const restoreFiles = async (file: string, dataFolder: string): Promise<void> => {
  for await (const line of readBackupLines(file)) {
    if (line.kind !== 'file') continue
    const target = join(dataFolder, ...line.path.split('/'))
    const bytes = Buffer.from(line.base64, 'base64')
    await mkdir(dirname(target), { recursive: true })
    if (line.part === 0) await writeFile(target, bytes)
    else await appendFile(target, bytes)
  }
}

async function* entriesOf(file: string): AsyncGenerator<StoredEntry> {
  for await (const line of readBackupLines(file)) {
    if (line.kind === 'entry') yield { position: line.position, text: line.text, hash: line.hash }
  }
}

async function* textsOf(file: string): AsyncGenerator<PrivateText> {
  for await (const line of readBackupLines(file)) {
    if (line.kind === 'text') yield { digest: line.digest, salt: line.salt, text: line.text }
  }
}

async function* rowsOf(file: string): AsyncGenerator<WorkspaceRow> {
  for await (const line of readBackupLines(file)) {
    if (line.kind === 'row') yield { table: line.table, row: line.row }
  }
}
