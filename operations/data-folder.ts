import { join } from 'node:path'

/**
 * What a data folder holds. The ledger's own files are in `ledger/` (or in PostgreSQL); programmes
 * and datasets are immutable and named by their hash.
 */
export const folders = (dataFolder: string) => ({
  marker: join(dataFolder, 'peil.json'),
  programmes: join(dataFolder, 'programmes'),
  datasets: join(dataFolder, 'datasets'),
  releases: join(dataFolder, 'releases'),
})

/** Version of this layout; written in the marker. */
export const dataFolderVersion = 1

/** What the marker says. */
export const markerText = `${JSON.stringify({ formatVersion: dataFolderVersion })}\n`
