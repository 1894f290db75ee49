import type { Remark } from '../table.ts'

/**
 * Ends the reading of a workbook from wherever in its XML it is noticed. Thrown, since the parsers
 * call back, and caught in `readWorkbook` only.
 */
export class BrokenWorkbook extends Error {
  readonly remark: Remark

  constructor(remark: Remark) {
    super(remark.found)
    this.remark = remark
  }
}

export const brokenWorkbook = (found: string): BrokenWorkbook =>
  new BrokenWorkbook({
    severity: 'error',
    code: 'broken-workbook',
    found: `a damaged workbook: ${found}`,
    expected: 'an .xlsx workbook as a spreadsheet program saves it',
    whatToDo: 'Open it in the spreadsheet program, save it again as .xlsx, or save it as CSV.',
  })
