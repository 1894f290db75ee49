import type { Remark, SourceTable } from '../table.ts'

/** Ends the reading of a workbook from wherever a fault is noticed; `refusingBroken` catches it. */
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

/** The libraries report every damage of a workbook as an error. */
export const orBroken = async <T>(promise: Promise<T>): Promise<T> => {
  try {
    return await promise
  } catch (error) {
    if (error instanceof BrokenWorkbook) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw brokenWorkbook(message.replace(/\. .*$/s, ''))
  }
}

/** What `read` gives, or the remark with which it was ended. */
export const refusingBroken = async (
  read: () => SourceTable | Promise<SourceTable>,
): Promise<SourceTable> => {
  try {
    return await read()
  } catch (error) {
    if (error instanceof BrokenWorkbook) return { header: null, rows: [], remarks: [error.remark] }
    throw error
  }
}
