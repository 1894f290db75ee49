/** The statuses of an agreed KPI, in the order in which they are tried: the first that fits. */
export const statuses = [
  'not-applicable',
  'withdrawn',
  'not-started',
  'met',
  'missed',
  'overdue',
  'below-interim',
  'behind',
  'on-course',
  'not-due',
] as const

export type Status = (typeof statuses)[number]
