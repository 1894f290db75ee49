import { renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Decision } from '@peil/domain/values/decision.ts'
import { accept, refuse } from '@peil/domain/values/decision.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EACCES: 'it may not be written by you',
  EPERM: 'it may not be written by you',
  EROFS: 'its folder can only be read',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
}

/** Writes a picture whole or not at all; one of that name is replaced. */
export const writeFigure = (path: string, svg: string): Decision<string> => {
  const unfinished = `${path}.${process.pid}.part`
  try {
    writeFileSync(unfinished, svg)
    renameSync(unfinished, path)
    return accept(path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasons[code]
    if (reason === undefined) throw error
    return refuse({
      code: 'plot-not-written',
      found: `${path} cannot be written: ${reason}`,
      expected: 'a file that can be written',
      whatToDo: 'Name a file in a folder that exists and is yours.',
      about: { option: 'plot' },
    })
  }
}
