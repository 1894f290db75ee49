import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accept, refuse, type Decision, type Refusal } from '@peil/domain/values/decision.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import type { Instant } from '@peil/domain/values/instant.ts'
import { initDataFolder } from '../init-data-folder.ts'
import { openPeil, realEffects } from '../open.ts'
import { fillSample, type SampleProgress } from './fill-sample.ts'
import { parseSamplePlan } from './sample-plan.ts'

/** Makes a data folder with an invented history. The same seed gives the same ledger. */
export const initSample = async (
  {
    dataFolder,
    programmeFolder,
    seed,
  }: { readonly dataFolder: string; readonly programmeFolder: string; readonly seed: number },
  progress: SampleProgress,
): Promise<Decision<{ readonly programme: string; readonly hash: string }, Refusal | Finding>> => {
  const planText = await readFile(join(programmeFolder, 'sample.yaml'), 'utf8').catch(() => null)
  if (planText === null) {
    return refuse({
      code: 'no-sample-plan',
      found: `no sample.yaml in ${programmeFolder}`,
      expected: 'a programme that says what its sample looks like',
      whatToDo: 'leave --sample out, or add a sample.yaml',
    })
  }
  const plan = parseSamplePlan(planText)
  const [first] = plan.residents.referenceDates
  // The history begins in the year of the first figures, and time in a ledger only moves on.
  const begin = `${(first ?? '2021').slice(0, 4)}-11-01T09:00:00.000Z` as Instant
  const effects = { ...realEffects, now: () => begin, actor: 'programme-team' }
  const made = await initDataFolder({ dataFolder, programmeFolder, provenance: 'sample' }, effects)
  if (!made.ok) return made
  const opened = await openPeil(dataFolder, effects)
  if (!opened.ok) return opened
  try {
    await fillSample(opened.value, plan, seed, progress)
  } finally {
    await opened.value.close()
  }
  return accept(made.value)
}
