import type { Remark } from './table.ts'

/** Numbers in sentences: 200000 → `200,000`. */
const grouped = (value: number): string => value.toLocaleString('en-US')

export const emptyFile: Remark = {
  severity: 'error',
  code: 'empty-file',
  found: 'no text at all',
  expected: 'a row with the names of the columns, and rows under it',
  whatToDo: 'Check that this is the right file, and that it was saved.',
}

export const tooManyRows = (line: number, limit: number): Remark => ({
  severity: 'error',
  code: 'too-many-rows',
  line,
  found: `more than ${grouped(limit)} rows`,
  expected: `at most ${grouped(limit)} rows in one file`,
  whatToDo: 'Split the file into several, each with the header.',
})

export const tooManyColumns = (line: number, found: number, limit: number): Remark => ({
  severity: 'error',
  code: 'too-many-columns',
  line,
  found: `${grouped(found)} columns`,
  expected: `at most ${grouped(limit)} columns`,
  whatToDo: 'Keep only the columns that are asked for.',
})

export const fileTooLarge = (bytes: number, limit: number): Remark => ({
  severity: 'error',
  code: 'file-too-large',
  found: `a file of ${grouped(bytes)} bytes`,
  expected: `at most ${grouped(limit)} bytes`,
  whatToDo: 'Split the file, or remove pictures and sheets that are not needed.',
})

export const noRows = (line: number): Remark => ({
  severity: 'error',
  code: 'no-rows',
  line,
  found: 'a header without rows under it',
  expected: 'at least one row',
  whatToDo: 'Check that this is the right file, and that it was saved.',
})
