import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const places = [
  process.env['LIBREOFFICE_PATH'],
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]

const program = (): string => {
  const found = places.find((place) => place !== undefined && existsSync(place))
  if (found === undefined)
    throw new Error(
      'LibreOffice is missing: install it (Debian: apt-get install --no-install-recommends libreoffice-calc-nogui) or set LIBREOFFICE_PATH to its program soffice',
    )
  return found
}

// Comma, quote, UTF-8, from line 1, no formats, no language; cells in quotes, with every digit of a
// number and not as it is shown, no formulas; every sheet in a file of its own.
const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1'

// It says so where there is no Java, which it needs for nothing here.
const noJava = /^Warning: failed to launch javaldx - java may not function correctly\s*$/

const field = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^,"\r\n]*)(,|\r?\n|$)/y

const readCsv = (csv: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]]
  field.lastIndex = 0
  while (field.lastIndex < csv.length) {
    const from = field.lastIndex
    const [, quoted, afterQuoted, bare = '', afterBare] = field.exec(csv) ?? []
    const end = afterQuoted ?? afterBare
    if (end === undefined) throw new Error(`no CSV: ${csv.slice(from, from + 40)}`)
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end !== ',' && field.lastIndex < csv.length) rows.push([])
  }
  return rows
}

interface OpenedWorkbooks {
  /** Rows of a sheet, the header first; null when there is no such sheet. */
  readonly sheet: (workbook: string, name: string) => readonly (readonly string[])[] | null
  /** How many sheets were found, in all workbooks. */
  readonly sheets: number
  /** Whatever LibreOffice complained about. */
  readonly warnings: string
}

/** Opens workbooks of different names in LibreOffice, which works in an empty folder. */
export const openInLibreOffice = async (
  workbooks: readonly string[],
  folder: string,
): Promise<OpenedWorkbooks> => {
  const out = join(folder, 'sheets')
  mkdirSync(out, { recursive: true })
  const profile = pathToFileURL(join(folder, 'profile')).href
  const child = spawn(
    program(),
    [
      ...['--headless', '--norestore', '--nologo', `-env:UserInstallation=${profile}`],
      ...['--convert-to', filter, '--outdir', out, ...workbooks],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
  const files = readdirSync(out)
  if (files.length === 0) throw new Error(`LibreOffice opened nothing: ${said}${complained}`)
  return {
    sheet: (workbook, name) => {
      const file = `${workbook}-${name}.csv`
      return files.includes(file) ? readCsv(readFileSync(join(out, file), 'utf8')) : null
    },
    sheets: files.length,
    warnings: complained
      .split('\n')
      .filter((line) => line !== '' && !noJava.test(line))
      .join('\n'),
  }
}
