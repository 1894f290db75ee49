/** Entries of the stream `programme`. */
export type ProgrammeEntry = {
  readonly type: 'programme-adopted'
  readonly data: {
    readonly programme: string
    readonly hash: string
    /** `sample` when the ledger will hold invented figures; can never be undone. */
    readonly provenance: 'sample' | 'supplied'
  }
}
