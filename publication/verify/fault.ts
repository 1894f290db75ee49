import type { Finding } from '@peil/domain/values/finding.ts'

/** An error about one file of a release. */
export const fault = (
  code: string,
  file: string,
  found: string,
  expected: string,
  whatToDo: string,
): Finding => ({ severity: 'error', code, file, found, expected, whatToDo })

export const fetchAgain = 'Fetch the release again from where it was published.'
