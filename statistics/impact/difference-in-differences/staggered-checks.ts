import type { Warning } from '../../estimate.ts'
import type { Refusal } from '../../outcome.ts'
import { listed } from '../panel.ts'
import type { GroupTimeEffect } from './group-time-effects.ts'

/** The fewest draws from which quartiles and a 95 % point can be read. */
const fewestDraws = 99

/** The refusals of options that no data could satisfy. */
export const badDraws = (
  draws: number,
  options: { readonly anticipation?: number; readonly se?: string },
): Refusal[] => {
  const refusals: Refusal[] = []
  const needed = options.se === 'bootstrap'
  if (!Number.isInteger(draws) || draws < 0 || (draws < fewestDraws && (draws > 0 || needed))) {
    refusals.push({
      code: 'draws-too-few',
      found: `${draws} draws`,
      expected: `a whole number of ${fewestDraws} or more${needed ? '' : ', or 0 for none'}`,
      whatToDo: 'Leave draws out, which gives 999.',
      about: { option: 'draws' },
    })
  }
  const { anticipation = 0 } = options
  if (!(anticipation >= 0 && Number.isFinite(anticipation))) {
    refusals.push({
      code: 'anticipation-negative',
      found: `anticipation ${anticipation}`,
      expected: 'a number from 0',
      whatToDo: 'Say how many units of time before its start a group may react, or 0.',
      about: { option: 'anticipation' },
    })
  }
  return refusals
}

const problemWords: Record<NonNullable<GroupTimeEffect['problem']>, string> = {
  'no-overlap': 'the covariates tell the group from its controls, so that nobody is comparable',
  'covariates-dependent':
    'a covariate does not vary among the controls, or follows from the others',
  'no-controls-left': 'no control is left untreated',
}

/** What kept effects of a group and time from being estimated, each reason once. */
export const problemReasons = (effects: readonly GroupTimeEffect[]): string[] =>
  (Object.keys(problemWords) as (keyof typeof problemWords)[]).flatMap((kind) =>
    effects.some(({ problem }) => problem === kind) ? [problemWords[kind]] : [],
  )

/** A warning per kind of problem that kept effects of a group and time from being estimated. */
export const problemWarnings = (effects: readonly GroupTimeEffect[]): Warning[] =>
  (Object.keys(problemWords) as (keyof typeof problemWords)[]).flatMap((kind) => {
    const cells = effects.filter(({ problem }) => problem === kind)
    if (cells.length === 0) return []
    const named = listed(cells.map(({ group, time }) => `group ${group} at ${time}`))
    return [{ code: kind, message: `Not estimated and left out: ${named}; ${problemWords[kind]}.` }]
  })
