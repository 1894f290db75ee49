import type { Finding } from '../values/finding.ts'
import { matches, type Draft } from './draft.ts'
import { fault } from './fault.ts'
import {
  isAreasFile,
  isPartOfProgramme,
  optionalFileNames,
  requiredFiles,
  shapeOfFile,
} from './file-kind.ts'
import { suggestName } from './nearest-name.ts'
import { postcodesFile } from './read-postcodes.ts'

/** Files that are missing, and files that have no place in a programme folder. */
export const checkFiles = (names: ReadonlySet<string>, draft: Draft): readonly Finding[] => {
  const areas = matches(draft, 'programme.yaml', 'areaSets/*/file')
  const wanted = new Set([...areas.map(({ value }) => value), postcodesFile])
  const missing = requiredFiles.filter((name) => !names.has(name))
  const absent = [...missing, ...optionalFileNames.filter((name) => !names.has(name))]
  return [
    ...missing.map((file) =>
      fault({ file }, 'missing-file', 'no such file', file, `Add the file ${file}.`),
    ),
    ...areas
      .filter(({ value }) => typeof value === 'string' && isAreasFile(value) && !names.has(value))
      .map(({ document, path, value }) =>
        fault(
          document.place(path),
          'missing-file',
          `no file ${String(value)}`,
          'a table of municipalities',
          `Add the file ${String(value)}, or correct its name here.`,
        ),
      ),
    ...[...names]
      .filter((name) => isPartOfProgramme(name) && shapeOfFile(name) === null && !wanted.has(name))
      // Without programme.yaml nobody can say which tables belong to it.
      .filter((name) => !isAreasFile(name) || draft.documents.has('programme.yaml'))
      .map((file) =>
        fault(
          { file },
          'unknown-file',
          file,
          `${[...requiredFiles, ...optionalFileNames, postcodesFile].join(', ')}, calls/….yaml, and the tables that programme.yaml names`,
          isAreasFile(file)
            ? 'Name it under areaSets in programme.yaml, or remove it.'
            : suggestName(file, absent.length > 0 ? absent : requiredFiles),
        ),
      ),
  ]
}
