import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'

/** A text as an SQL literal, for the few statements that take no parameters. */
export const sqlText = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`

/**
 * Opens an empty database in memory, lets `work` use it, and closes it. It reaches the files in
 * `folder` and nothing else: no other files, no network, no extensions, and its settings are locked.
 * One thread, since the order in which threads finish shows in files and in sums of doubles.
 */
export const withDatabase = async <Value>(
  folder: string,
  work: (connection: DuckDBConnection) => Promise<Value>,
): Promise<Value> => {
  // Loading the database takes longer than most commands that never need it.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '1GB',
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
  })
  try {
    const connection = await instance.connect()
    try {
      await connection.run(`SET allowed_directories = [${sqlText(`${resolve(folder)}/`)}]`)
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
