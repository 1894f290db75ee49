/** One numbered step of the database's structure. Recorded steps are never edited: add a new one. */
export interface Migration {
  readonly name: string
  /** One SQL statement each, run in order in one transaction, as the role `peil_owner`. */
  readonly statements: readonly string[]
}
