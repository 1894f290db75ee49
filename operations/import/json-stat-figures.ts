import { basename } from 'node:path'
import { formatPeriod, parsePeriod } from '@peil/domain/indicator/period.ts'
import type { FigureRules } from '@peil/domain/indicator/figure-rules.ts'
import { flandersCode } from '@peil/domain/indicator/figure.ts'
import { parseCalendarDate } from '@peil/domain/values/calendar-date.ts'
import type { Finding } from '@peil/domain/values/finding.ts'
import {
  figureColumns,
  type FigureCells,
  type FigureColumn,
} from '@peil/observations/taking-in/figure-cells.ts'
import type { CubeRow } from '@peil/tables/json-stat/read-cells.ts'
import { readJsonStat, type Cube, type CubeUnit } from '@peil/tables/json-stat/read-json-stat.ts'

/** Figures of a JSON-stat file; the line of a row is its number, which no person can look up. */
export interface JsonStatFigures {
  readonly rows: readonly FigureCells[]
  readonly findings: readonly Finding[]
  /** Whether the file says that its figures come from a sample. */
  readonly isInvented: boolean
}

const spec = {
  keys: ['indicator', 'area', 'period'],
  measureDimensions: ['measure', 'metric'],
  measures: ['value', 'numerator', 'denominator', 'lower', 'upper', 'n', 'status'],
  computed: ['lowest', 'highest', 'areas', 'areas_of'],
} as const

/** Marks that a release adds to a status; they say nothing of the figure as it was supplied. */
const published = new Set(['break', 'carried', 'revised', 'corrected'])

const statusOf = (text: string): string =>
  text
    .split(';')
    .filter((mark) => !published.has(mark) && mark !== 'value')
    .join(';')

/** A last day is written as the indicator's periods are; anything else stays as it is. */
const periodOf = (text: string, indicator: string, { indicators }: FigureRules): string => {
  const periodicity = indicators.find(({ id }) => id === indicator)?.periodicity
  const day = parseCalendarDate(text)
  if (periodicity === undefined || day === null) return text
  const written = formatPeriod(day, periodicity)
  return parsePeriod(written, periodicity) === day ? written : text
}

const aboveMunicipalities = /^(?:region|province|flanders):/

/** A figure that a release computed from those of municipalities. */
const isComputed = ({ keys: { area = '' }, computed }: CubeRow): boolean =>
  aboveMunicipalities.test(area) && (computed.length > 0 || !area.startsWith('flanders:'))

const cellsOf = ({ keys, measures }: CubeRow, source: string, rules: FigureRules) => {
  const { indicator = '', area = '', period = '' } = keys
  const cells: Partial<Record<FigureColumn, string>> = {
    ...measures,
    ...(measures['status'] === undefined ? {} : { status: statusOf(measures['status']) }),
    indicator,
    area: area === `flanders:${flandersCode}` ? flandersCode : area,
    period: periodOf(period, indicator, rules),
    source,
  }
  return Object.fromEntries(
    figureColumns.map((name) => [name, cells[name] ?? '']),
  ) as FigureCells['cells']
}

const placeOf = ({ indicator, area, period }: FigureCells['cells']): string =>
  `${indicator}, ${area}, ${period}`

type Problem = Pick<Finding, 'code' | 'found' | 'expected' | 'whatToDo'> & Partial<Finding>

const duplicate = (cells: FigureCells['cells']): Problem => ({
  code: 'duplicate-cell',
  column: 'period',
  found: `${placeOf(cells)} a second time, written in another way`,
  expected: 'each indicator, area and period once',
  whatToDo: 'Keep one of the categories.',
})

const invented: Problem = {
  code: 'invented-figures',
  column: 'extension.provenance',
  found: 'invented figures: the file says that it comes from a sample',
  expected: 'figures that somebody counted or estimated',
  whatToDo: 'Take invented figures into a sample only, made with peil init --sample.',
}

const isOtherUnit = ({ label, symbol, multiplier }: CubeUnit, isProportion: boolean): boolean =>
  multiplier !== 0 || (isProportion && (symbol === '%' || /^\s*(?:%|percent|procent)/i.test(label)))

const measuredInUnits = new Set(['value', 'lower', 'upper'])

/** Units in which the numbers cannot be taken as they are: thousands, or percents for a proportion. */
const otherUnits = (
  { units }: Cube,
  rows: readonly FigureCells[],
  { indicators }: FigureRules,
): readonly Problem[] => {
  const proportions = new Set(
    indicators.filter(({ kind }) => kind === 'proportion').map(({ id }) => id),
  )
  const some = rows.some(({ cells }) => proportions.has(cells.indicator))
  return units
    .filter((unit) =>
      isOtherUnit(
        unit,
        proportions.has(unit.category) || (some && measuredInUnits.has(unit.category)),
      ),
    )
    .map(({ column, label, symbol, multiplier }) => ({
      code: 'other-unit',
      column,
      found:
        multiplier === 0 ? `the unit "${label || symbol}"` : `numbers in units of 10^${multiplier}`,
      expected: 'plain numbers, and proportions as a fraction of 1',
      whatToDo: 'Export the figures in plain units, or divide percents by 100.',
    }))
}

const leftOut = (count: number): Problem => ({
  severity: 'notice',
  code: 'computed-figures',
  found: `${count} figures of regions, provinces or Flanders that were computed from municipalities`,
  expected: 'figures as they were counted or estimated',
  whatToDo: 'Nothing: they are left out, and computed again.',
})

/** The figures of the cube under the names that the programme gives periods and Flanders. */
const figuresOf = ({ rows: cubeRows, source }: Cube, rules: FigureRules) => {
  const rows: FigureCells[] = []
  const problems: Problem[] = []
  const places = new Set<string>()
  const supplied = cubeRows.filter((row) => !isComputed(row))
  for (const row of supplied) {
    const cells = cellsOf(row, source, rules)
    const place = JSON.stringify([cells.indicator, cells.area, cells.period])
    if (places.has(place)) problems.push(duplicate(cells))
    else rows.push({ line: rows.length + 1, cells })
    places.add(place)
  }
  const computed = cubeRows.length - supplied.length
  if (computed > 0) problems.push(leftOut(computed))
  return { rows, problems }
}

/**
 * Reads figures from a JSON-stat 2.0 dataset, also one of a release: what that computed from
 * municipalities is left out with a notice. Invented figures are refused unless they may be.
 */
export const jsonStatFigures = async (
  path: string,
  rules: FigureRules,
  mayBeInvented: boolean,
): Promise<JsonStatFigures> => {
  const cube = await readJsonStat(path, spec)
  const { rows, problems } = figuresOf(cube, rules)
  const isInvented = cube.provenance === 'sample'
  const all = [
    ...problems,
    ...otherUnits(cube, rows, rules),
    ...(isInvented && !mayBeInvented ? [invented] : []),
  ]
  const file = basename(path)
  return {
    rows,
    isInvented,
    findings: [
      ...cube.findings,
      ...all.map((problem): Finding => ({ severity: 'error', file, ...problem })),
    ],
  }
}

/** A finding about a row, which says by its number where it is: by the figure instead. */
export const placeInCube = (finding: Finding, { rows }: JsonStatFigures): Finding => {
  const { line, ...rest } = finding
  const row = line === undefined ? undefined : rows[line - 1]
  return row === undefined ? finding : { ...rest, found: `${placeOf(row.cells)}: ${rest.found}` }
}
