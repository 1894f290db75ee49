import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Decision } from '@peil/domain/values/decision.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { startPostgres, type PostgresServer } from '@peil/ledger/start-postgres.ts'
import { newTestDataFolder } from '@peil/ledger/test-data-folder.ts'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { initDataFolder } from '../init-data-folder.ts'
import { openPeil, type Effects, type Peil } from '../open.ts'

// What a developer's shell names is nobody's to write tests into.
delete process.env['DATABASE_URL']

export const programmeFolder = fileURLToPath(
  new URL('../../programmes/plan-samenleven', import.meta.url),
)

/** Where a data folder is made, and the database of its ledger: PGlite in the folder when absent. */
export interface Place {
  readonly dataFolder: string
  readonly databaseUrl?: string
}

export const accepted = <Value, R>(decision: Decision<Value, R>): Value => {
  if (decision.ok) return decision.value
  throw new Error(`refused: ${JSON.stringify(decision.refusals, null, 2)}`)
}

/** The codes of what stands in the way; empty when nothing does. */
export const codesOf = <Value>(
  decision: Decision<Value, { readonly code: string }>,
): readonly string[] => (decision.ok ? [] : decision.refusals.map(({ code }) => code))

let salts = 0

/** Effects of a test: a day at noon, and salts that are all different. */
export const on = (date: string, actor = 'tester'): Effects => ({
  now: () => `${date}T12:00:00.000Z` as Instant,
  salt: () => (salts += 1).toString(16).padStart(32, '0'),
  actor,
})

export const at = (peil: Peil, date: string): Peil => ({ ...peil, effects: on(date) })

export const open = async ({ dataFolder, databaseUrl }: Place): Promise<Peil> =>
  accepted(await openPeil(dataFolder, on('2022-04-01'), databaseUrl))

/** A new data folder that has adopted Plan Samenleven, opened. */
export const newPeil = async (place: Place): Promise<Peil> => {
  const { dataFolder, databaseUrl } = place
  const request = { dataFolder, programmeFolder, provenance: 'supplied' } as const
  accepted(await initDataFolder(request, on('2022-01-01'), databaseUrl))
  return open(place)
}

/** A place with PGlite that is removed after the test. */
export const newPlace = async (): Promise<Place> => {
  const dataFolder = await newTestDataFolder()
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }))
  return { dataFolder }
}

/** One Peil for all tests of a suite, as `prepare` leaves it, closed and removed at its end. */
export const sharedPeil = (prepare: (peil: Peil) => Promise<void>): (() => Peil) => {
  let peil: Peil | undefined
  beforeAll(async () => {
    peil = await newPeil({ dataFolder: await newTestDataFolder() })
    await prepare(peil)
  })
  afterAll(async () => {
    await peil?.close()
    if (peil !== undefined) rmSync(peil.dataFolder, { recursive: true, force: true })
  })
  return () => {
    if (peil === undefined) throw new Error('it is opened before the tests')
    return peil
  }
}

/** The places of one suite: a new one whenever asked, all removed at its end. */
export interface Places {
  readonly newPlace: () => Promise<Place>
}

/** The same suite with PGlite in the data folder and with a real PostgreSQL beside it. */
export const describeOnBothStorages = (title: string, suite: (places: Places) => void): void => {
  const folders: string[] = []
  const newFolder = async (): Promise<string> => {
    const folder = await newTestDataFolder()
    folders.push(folder)
    return folder
  }
  const clear = (): void => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  }
  describe(`${title} (PGlite)`, () => {
    afterAll(clear)
    suite({ newPlace: async () => ({ dataFolder: await newFolder() }) })
  })
  describe(`${title} (PostgreSQL)`, () => {
    let server: PostgresServer | undefined
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(async () => {
      await server?.stop()
      clear()
    })
    suite({
      newPlace: async () => {
        if (server === undefined) throw new Error('the server is started before its databases')
        const dataFolder = await newFolder()
        rmSync(join(dataFolder, 'ledger'), { recursive: true })
        return { dataFolder, databaseUrl: await server.createDatabase() }
      },
    })
  })
}
