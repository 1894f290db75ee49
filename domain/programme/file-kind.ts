import type { z } from 'zod'
import { callFile, optionalFiles, programmeFiles } from './programme-files.ts'

const callName = /^calls\/[^/]+\.yaml$/
const areasName = /^areas\/[^/]+\.csv$/

const isCallFile = (name: string): boolean => callName.test(name)
export const isAreasFile = (name: string): boolean => areasName.test(name)

const shapes: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ...Object.entries(programmeFiles),
  ...Object.entries(optionalFiles),
])

/** The names that every programme folder must hold. */
export const requiredFiles: readonly string[] = Object.keys(programmeFiles)

/** The names that a programme folder may hold besides. */
export const optionalFileNames: readonly string[] = Object.keys(optionalFiles)

/** The shape of a YAML file of a programme; null when the name is of another kind. */
export const shapeOfFile = (name: string): z.ZodType | null =>
  isCallFile(name) ? callFile : (shapes.get(name) ?? null)

/**
 * Files that may lie in the folder without being part of the programme: how its sample is invented,
 * figures that can be taken in, a word to whoever opens the folder, and what editors and systems
 * leave behind. A figure says how things are and not what was agreed: a new one makes no other
 * programme, and the ledger records which figures were taken in.
 */
const isBeside = (name: string): boolean =>
  name === 'sample.yaml' ||
  name.startsWith('figures/') ||
  name === 'README.md' ||
  name.split('/').some((part) => part.startsWith('.'))

export const isPartOfProgramme = (name: string): boolean => !isBeside(name)
