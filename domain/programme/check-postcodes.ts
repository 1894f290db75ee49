import type { Finding } from '../values/finding.ts'
import { latestAreaTable } from './area-tables.ts'
import type { Draft } from './draft.ts'
import { fault } from './fault.ts'
import { fitsForm, postcodes } from './postcode-schema.ts'
import { postcodesFile, type PostcodeRow } from './read-postcodes.ts'

const at = (line: number, column: string) => ({ file: postcodesFile, line, column })

const checkForm = (form: string, rows: readonly PostcodeRow[]): readonly Finding[] =>
  rows
    .filter(({ place }) => !fitsForm(form, place.postcode))
    .map(({ line, place }) =>
      fault(
        at(line, 'postcode'),
        'wrong-postcode',
        place.postcode,
        `a postcode written like ${form}, as programme.yaml says (9: a digit, A: a capital)`,
        'Correct the postcode, or the form in programme.yaml.',
      ),
    )

const checkDoubles = (rows: readonly PostcodeRow[]): readonly Finding[] => {
  const first = new Map<string, number>()
  return rows.flatMap(({ line, place: { postcode, place, municipality } }) => {
    const key = `${postcode} ${municipality} ${place.toLowerCase()}`
    const earlier = first.get(key)
    if (earlier === undefined) {
      first.set(key, line)
      return []
    }
    return [
      fault(
        at(line, 'place'),
        'duplicate-postcode',
        `${postcode} ${place}, which line ${earlier} has too`,
        'one row per postcode, place and municipality',
        'Remove one of the two rows.',
      ),
    ]
  })
}

const checkMunicipalities = (draft: Draft, rows: readonly PostcodeRow[]): readonly Finding[] => {
  const table = latestAreaTable(draft)
  if (table === null) return []
  return rows
    .filter(({ place }) => !table.codes.has(place.municipality))
    .map(({ line, place: { postcode, place, municipality } }) =>
      fault(
        at(line, 'municipality'),
        'unknown-municipality',
        `${postcode} ${place} lies in ${municipality}`,
        `a code in ${table.file}`,
        `Write the code of the municipality that ${place} lies in today.`,
      ),
    )
}

/** Postcodes that are written otherwise, stand twice, or lie in a municipality that is not there. */
export const checkPostcodes = (draft: Draft): readonly Finding[] => {
  const main = draft.documents.get('programme.yaml')
  if (main === undefined) return []
  const block = main.raw(['postcodes'])
  const { postcodes: rows } = draft
  if (block === undefined && rows !== null) {
    return [
      fault(
        { file: postcodesFile },
        'postcodes-without-source',
        'a list of postcodes of which programme.yaml says nothing',
        'a block `postcodes` in programme.yaml, with the form of a postcode and its sources',
        'Add the block, or remove the file.',
      ),
    ]
  }
  if (block === undefined) return []
  if (rows === null) {
    return [
      fault(
        main.place(['postcodes']),
        'missing-file',
        `no file ${postcodesFile}`,
        'a table of postcodes',
        `Add the file ${postcodesFile}, or remove this block.`,
      ),
    ]
  }
  const form = main.read(['postcodes', 'form'], postcodes.shape.form)
  return [
    ...(form === undefined ? [] : checkForm(form, rows)),
    ...checkDoubles(rows),
    ...checkMunicipalities(draft, rows),
  ]
}
