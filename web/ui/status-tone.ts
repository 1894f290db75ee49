import type { Status } from '@peil/domain/measurement/status.ts'

/** Colour families of the design tokens; every one of them also has its own symbols. */
export type Tone =
  'met' | 'on-course' | 'behind' | 'below-interim' | 'missed' | 'overdue' | 'neutral'

const tones: Record<Status, Tone> = {
  met: 'met',
  'on-course': 'on-course',
  behind: 'behind',
  'below-interim': 'below-interim',
  missed: 'missed',
  overdue: 'overdue',
  'not-due': 'neutral',
  'not-started': 'neutral',
  withdrawn: 'neutral',
  'not-applicable': 'neutral',
}

export const toneOf = (status: Status): Tone => tones[status]
