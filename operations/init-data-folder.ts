import { writeFile } from 'node:fs/promises'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { openLedger } from '@peil/ledger/open-ledger.ts'
import { folders, makeFolder, markerText } from './data-folder.ts'
import { realEffects, type Effects } from './open.ts'
import { checkProgrammeFolder, keepProgramme, readProgrammeFiles } from './read-programme-folder.ts'

export interface InitRequest {
  readonly dataFolder: string
  readonly programmeFolder: string
  /** `sample` marks everything this folder will ever publish as invented. */
  readonly provenance: 'sample' | 'supplied'
}

/**
 * Makes a data folder and adopts a programme in it. A folder whose making was broken off can be
 * made again; one that is in use is refused.
 */
export const initDataFolder = async (
  { dataFolder, programmeFolder, provenance }: InitRequest,
  effects: Effects = realEffects,
  databaseUrl: string | undefined = process.env['DATABASE_URL'],
): Promise<Decision<{ readonly programme: string; readonly hash: string }, Refusal | Finding>> => {
  const checked = await checkProgrammeFolder(programmeFolder)
  if (!checked.ok) return checked
  const { programme, findings } = checked.value
  if (programme === null) return refuse(...findings)
  const made = await makeFolder(dataFolder)
  if (!made.ok) return made
  const opened = await openLedger({
    dataFolder,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  if (!opened.ok) return opened
  const ledger = opened.value
  try {
    if ((await ledger.head()).position > 0) {
      return refuse({
        code: 'data-folder-in-use',
        found: `${dataFolder} already has a ledger with entries`,
        expected: 'a new or empty folder',
        whatToDo: 'choose another folder, or move this one away',
      })
    }
    await keepProgramme(dataFolder, programme.hash, await readProgrammeFiles(programmeFolder))
    await writeFile(folders(dataFolder).marker, markerText)
    await ledger.append({
      actor: effects.actor,
      recordedAt: effects.now(),
      expected: { programme: 0 },
      entries: [
        {
          stream: 'programme',
          parties: [],
          type: 'programme-adopted',
          data: { programme: programme.id, hash: programme.hash, provenance },
        },
      ],
      texts: [],
    })
    return accept({ programme: programme.id, hash: programme.hash })
  } finally {
    await ledger.close()
  }
}
