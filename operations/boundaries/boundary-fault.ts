import type { Finding } from '@peil/domain/values/finding.ts'

/** What is wrong with a file of boundaries; `column` says where in it. */
export type BoundaryFault = Omit<Finding, 'severity' | 'file'>

export const boundaryFault = (
  code: string,
  found: string,
  expected: string,
  whatToDo: string,
  column?: string,
): BoundaryFault => ({
  code,
  ...(column === undefined ? {} : { column }),
  found,
  expected,
  whatToDo,
})
