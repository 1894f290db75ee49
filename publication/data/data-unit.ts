import type { Indicator } from '@peil/domain/programme/programme.ts'

/** The unit of values as they stand in data: pages show a proportion in percents, data do not. */
export const dataUnit = ({ kind, unit }: Indicator): string =>
  kind === 'proportion' && unit.nl.startsWith('%') ? `deel van 1 (× 100 = ${unit.nl})` : unit.nl
