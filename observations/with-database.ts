import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'

/** A text as an SQL literal, for the few statements that take no parameters. */
export const sqlText = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`

interface DatabaseOptions {
  /** One unless told otherwise: the order in which threads finish shows in sums of doubles. */
  readonly threads?: number
  /** A folder inside `folder` that takes what does not fit in memory; without one that is refused. */
  readonly spill?: string
  /** A file outside `folder` that is read too. */
  readonly alsoReads?: string
  /**
   * Joins keep the right side in memory, as they are written. The database exchanges the sides when
   * it thinks the left one smaller, and of a CSV file it cannot know: it would keep all of it.
   */
  readonly joinsAsWritten?: boolean
}

/**
 * Opens an empty database in memory, lets `work` use it, and closes it. It reaches the files in
 * `folder` and nothing else: no other files, no network, no extensions, and its settings are locked.
 */
export const withDatabase = async <Value>(
  folder: string,
  work: (connection: DuckDBConnection) => Promise<Value>,
  { threads = 1, spill = '', alsoReads, joinsAsWritten = false }: DatabaseOptions = {},
): Promise<Value> => {
  // Loading the database takes longer than most commands that never need it.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: spill === '' ? '1GB' : '600MB',
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  })
  try {
    const connection = await instance.connect()
    try {
      await connection.run(`SET allowed_directories = [${sqlText(`${resolve(folder)}/`)}]`)
      if (alsoReads !== undefined) {
        await connection.run(`SET allowed_paths = [${sqlText(resolve(alsoReads))}]`)
      }
      if (joinsAsWritten) {
        await connection.run("SET disabled_optimizers = 'build_side_probe_side'")
      }
      await connection.run('SET enable_external_access = false')
      await connection.run('SET lock_configuration = true')
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}
