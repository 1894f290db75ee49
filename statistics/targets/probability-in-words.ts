/** A probability as a word that means the same on every page. */
export interface ProbabilityWord {
  /** Stable, for programs and translations. */
  readonly code: ProbabilityCode
  readonly english: string
}

export type ProbabilityCode =
  | 'nearly-certain'
  | 'very-likely'
  | 'likely'
  | 'as-likely-as-not'
  | 'unlikely'
  | 'very-unlikely'
  | 'nearly-impossible'

/** From this probability on, the word holds; the mirrored word up to one minus it. */
const probabilityThresholds = { nearlyCertain: 0.99, veryLikely: 0.9, likely: 0.66 } as const

const word = (code: ProbabilityCode, english: string): ProbabilityWord =>
  Object.freeze({ code, english })

const likelier = [
  [probabilityThresholds.nearlyCertain, word('nearly-certain', 'nearly certain')],
  [probabilityThresholds.veryLikely, word('very-likely', 'very likely')],
  [probabilityThresholds.likely, word('likely', 'likely')],
] as const

const lessLikely = [
  [0.01, word('nearly-impossible', 'nearly impossible')],
  [0.1, word('very-unlikely', 'very unlikely')],
  [0.34, word('unlikely', 'unlikely')],
] as const

const even = word('as-likely-as-not', 'about as likely as not')

/**
 * The word for a probability in 0..1: nearly certain from 0.99, very likely from 0.9, likely from
 * 0.66, nearly impossible up to 0.01, very unlikely up to 0.1, unlikely up to 0.34, about as likely
 * as not in between.
 *
 * The scale is the calibrated language of the IPCC (Mastrandrea et al. 2010, table 1) with one
 * change: its words overlap ("likely" holds for all above 0.66), ours do not, and the two sides
 * mirror each other. Outside 0..1 it throws: such a number is no probability but a bug.
 */
export const probabilityInWords = (probability: number): ProbabilityWord => {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`${String(probability)} is not a probability`)
  }
  return (
    likelier.find(([from]) => probability >= from)?.[1] ??
    lessLikely.find(([to]) => probability <= to)?.[1] ??
    even
  )
}
