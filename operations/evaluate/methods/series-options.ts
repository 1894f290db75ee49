import type { OptionSpec } from '../method.ts'

/** The two columns of a series. */
export const timeSpecs: readonly OptionSpec[] = [
  { name: 'time', kind: 'column', required: true, about: 'numbers, or dates such as 2024-05' },
  { name: 'outcome', kind: 'column', required: true, about: 'what is judged' },
]

export const lagSpec: OptionSpec = {
  name: 'lag',
  kind: 'whole',
  about:
    'steps over which neighbours may hang together; by the rule of Newey & West (1994) if left out',
}

export const levelSpec: OptionSpec = {
  name: 'level',
  kind: 'number',
  default: '0.95',
  about: 'confidence of the interval, as a share',
}
