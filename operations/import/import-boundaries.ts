import { basename } from 'node:path'
import { areaSetOn } from '@peil/domain/area/area-set-on.ts'
import type { Boundaries } from '@peil/domain/area/boundaries.ts'
import type { CalendarDate } from '@peil/domain/values/calendar-date.ts'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import { readTextFile } from '@peil/tables/read-text-file.ts'
import { noAreas } from '../assess-programme.ts'
import { keepBoundaries } from '../boundaries/boundaries-file.ts'
import { boundaryFault, type BoundaryFault } from '../boundaries/boundary-fault.ts'
import { checkOutlines } from '../boundaries/check-outlines.ts'
import { drawOutlines, largestDrawing } from '../boundaries/draw-outlines.ts'
import { projectOutlines } from '../boundaries/project-outlines.ts'
import { readFeatures } from '../boundaries/read-features.ts'
import { readOutlines } from '../boundaries/read-outlines.ts'
import { folders } from '../data-folder.ts'
import type { Peil } from '../open.ts'
import { transact } from '../transact.ts'

export interface ImportBoundaries {
  /** A day on which these outlines held: it says which municipalities there are. */
  readonly on: CalendarDate
  readonly source: string
  readonly licence: string
  /** The property with the code; found when absent. */
  readonly codeProperty?: string
  readonly dryRun: boolean
}

export interface ImportedBoundaries {
  readonly file: string
  readonly municipalities: number
  /** False when these outlines were the last ones already. */
  readonly changed: boolean
  readonly dryRun: boolean
}

type Drawing = Decision<Pick<Boundaries, 'width' | 'height' | 'paths' | 'centres'>, BoundaryFault>

/**
 * Takes in the outlines of all municipalities of a day, from GeoJSON or TopoJSON: drawn on a grid
 * of whole numbers, kept under the hash of what is kept, and recorded. Or nothing and every fault.
 */
export const importBoundaries = async (
  peil: Peil,
  path: string,
  { on, source, licence, codeProperty, dryRun }: ImportBoundaries,
): Promise<Decision<ImportedBoundaries, Refusal | Finding>> => {
  const fileName = basename(path)
  const areas = areaSetOn(peil.programme, on)
  if (areas === null) {
    return refuse(noAreas(on, peil.programme.areaSets[0]?.validFrom ?? null))
  }
  const text = await readTextFile(path)
  if (!text.ok) return text
  const codes = new Set(areas.municipalities.map(({ nis }) => nis))
  const drawing = draw(text.value, codes, codeProperty)
  if (!drawing.ok) {
    return refuse(
      ...drawing.refusals.map((fault) => ({
        ...fault,
        severity: 'error' as const,
        file: fileName,
      })),
    )
  }
  const boundaries: Boundaries = { ...drawing.value, source, licence, on }
  return transact<ImportedBoundaries, Refusal | Finding>(peil, async (state) => {
    const value = { file: fileName, municipalities: codes.size, changed: true, dryRun }
    if (dryRun) return accept({ entries: [], value })
    const kept = await keepBoundaries(folders(peil.dataFolder).boundaries, boundaries)
    if (state.boundaries.at(-1)?.boundaries === kept) {
      return accept({ entries: [], value: { ...value, changed: false } })
    }
    const data = { boundaries: kept, municipalities: codes.size, on, source, licence, fileName }
    const entry = { stream: 'boundaries', parties: [], type: 'boundaries-recorded' as const, data }
    return accept({ entries: [entry], value })
  })
}

const draw = (
  text: string,
  codes: ReadonlySet<string>,
  codeProperty: string | undefined,
): Drawing => {
  const features = readFeatures(text)
  if (!features.ok) return features
  const outlines = readOutlines(features.value, codes, codeProperty)
  if (!outlines.ok) return outlines
  const faults = checkOutlines(outlines.value)
  if (faults.length > 0) return refuse(...faults)
  const projected = projectOutlines(outlines.value)
  if (!projected.ok) return projected
  const drawn = drawOutlines(projected.value)
  return drawn === null
    ? refuse(
        boundaryFault(
          'too-detailed',
          'outlines that cannot be drawn small enough',
          `all outlines together in at most ${largestDrawing} characters, with something left of each`,
          'Simplify the file first (in QGIS: Simplify), or correct outlines without area.',
        ),
      )
    : accept(drawn)
}
