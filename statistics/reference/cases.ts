import { readdirSync } from 'node:fs'
import type { ReferenceCase } from './reference-case.ts'

/** All cases: what the files of this folder that begin with a number export, in their order. */
export const referenceCases = async (): Promise<readonly ReferenceCase[]> => {
  const files = readdirSync(import.meta.dirname).filter((file) =>
    /^\d\d-.*(?<!\.test)\.ts$/.test(file),
  )
  const parts = files.toSorted().map(async (file) => {
    const { cases } = (await import(/* @vite-ignore */ `./${file}`)) as {
      readonly cases: readonly ReferenceCase[]
    }
    return cases
  })
  return (await Promise.all(parts)).flat()
}
