import type { Release } from '@peil/domain/release/release.ts'
import type { KeptFiles } from './kept-files.ts'

/** A file of a release: its path (with `/`, no leading one) and its bytes. */
export interface ReleaseFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Says how far a long job is: `done` of `of`. */
export type Progress = (done: number, of: number) => void

/**
 * Makes the pages of a release, assets included. An effect handed in by the entry point, so that
 * neither publication nor operations import the web. The same release gives the same files,
 * whatever the number of workers, the order in which they come and what was kept.
 */
export type PageRenderer = (
  release: Release,
  options: {
    readonly workers: number
    readonly kept: KeptFiles
    readonly progress: Progress
  },
) => AsyncIterable<ReleaseFile>
