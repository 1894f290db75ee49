import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Named {
  readonly nis: string
  readonly region: string
}

/** Leaves some municipalities in a programme folder, and no neighbours and postcodes outside. */
export const keepMunicipalities = (folder: string, isKept: (one: Named) => boolean): void => {
  const areas = join(folder, 'areas')
  const codes = new Set<string>()
  for (const name of readdirSync(areas).filter((file) => file.endsWith('.csv'))) {
    const path = join(areas, name)
    const kept = onlyKept(readFileSync(path, 'utf8'), isKept)
    writeFileSync(path, kept)
    for (const [nis] of kept.matchAll(/^\d{5}(?=,)/gm)) codes.add(nis)
  }
  const postcodes = join(folder, 'postcodes.csv')
  if (!existsSync(postcodes)) return
  const rows = readFileSync(postcodes, 'utf8').split('\n')
  const inKept = (row: string): boolean => !/,\d{5}$/.test(row) || codes.has(row.slice(-5))
  writeFileSync(postcodes, rows.filter(inKept).join('\n'))
}

const onlyKept = (table: string, isKept: (one: Named) => boolean): string => {
  const [header = '', ...rows] = table.trimEnd().split('\n')
  const names = header.split(',')
  const cell = (cells: readonly string[], name: string): string => cells[names.indexOf(name)] ?? ''
  const kept = rows
    .map((row) => row.split(','))
    .filter((cells) => isKept({ nis: cell(cells, 'nis'), region: cell(cells, 'region') }))
  const codes = new Set(kept.map((cells) => cell(cells, 'nis')))
  const lines = kept.map((cells) => {
    const near = cell(cells, 'neighbours')
      .split(';')
      .filter((nis) => codes.has(nis))
    return cells.with(names.indexOf('neighbours'), near.join(';')).join(',')
  })
  return `${[header, ...lines].join('\n')}\n`
}
