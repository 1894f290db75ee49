import type { Status } from '../status.ts'

/** What a sentence is made of: numbers and days as readers of its language write them. */
export interface Words {
  readonly target: string
  readonly reach: string
  readonly expected: string
  readonly percent: string
  readonly judgedOn: string
  readonly first: string
  readonly ended: string
  readonly due: string
  readonly interim: string
  /** Why there is no agreement on the KPI, when there is none. */
  readonly without: keyof StatusWordsWithout | null
}

export type StatusWordsWithout = Readonly<
  Record<'applied' | 'not-funded' | 'offered' | 'declined', string>
>

export type StatusWords = Readonly<Record<Status, (words: Words) => string>>
