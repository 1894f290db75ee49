import type { Release } from '@peil/domain/release/release.ts'
import { words, wordsOf, type Words } from '../data/data-table.ts'

/** What every file of open data says of itself, in whatever way its format has. */
export interface ReleaseFacts {
  readonly title: Words
  readonly summary: Words
  readonly publisher: Words | null
  readonly publisherAddress: string | null
  readonly contact: string | null
  readonly licence: Words
  readonly licenceAddress: string | null
  readonly source: Words
  /** The day, and the position and hash of the ledger it was made from. */
  readonly version: string
  readonly caveats: Words
  /** Where releases stand; null when nobody said. */
  readonly address: string | null
}

const notStated: Words = {
  nl: 'niet vermeld',
  en: 'not stated',
  fr: 'non mentionné',
  de: 'nicht angegeben',
}

const invented = words(
  'Sommige cijfers van deze publicatie zijn verzonnen: zie provenance. ',
  'Some figures of this release are invented: see provenance. ',
)
const always = words(
  'Een lege cel is nooit nul: de status zegt waarom ze leeg is. Enquêtecijfers zijn schattingen met een interval. Reacties van gemeenten staan in reply.',
  'An empty cell is never zero: the status says why it is empty. Survey figures are estimates with an interval. What municipalities reply stands in reply.',
)

export const releaseFacts = (release: Release): ReleaseFacts => {
  const { programme, provenance, on, ledgerPosition, ledgerHash } = release
  const { publishing } = programme
  const sample = provenance === 'sample' ? invented : words('', '')
  return {
    title: wordsOf(programme.title),
    summary: wordsOf(programme.summary),
    publisher: publishing && wordsOf(publishing.publisher.name),
    publisherAddress: publishing?.publisher.address ?? null,
    contact: publishing?.contact ?? null,
    licence: publishing === null ? notStated : wordsOf(publishing.licence.name),
    licenceAddress: publishing?.licence.address ?? null,
    source: wordsOf(programme.government),
    version: `${on}, ledger ${ledgerPosition} ${ledgerHash.slice(0, 12)}`,
    caveats: words(sample.nl + always.nl, sample.en + always.en),
    address: publishing?.address ?? null,
  }
}
