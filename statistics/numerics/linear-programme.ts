import loadHighs, { type Highs } from 'highs'

/** One row of a programme: low ≤ Σ times · column ≤ high. */
export interface ProgrammeRow {
  readonly columns: readonly number[]
  readonly times: readonly number[]
  readonly low: number
  readonly high: number
}

/** Minimise or maximise cost · x over low ≤ x ≤ high and the rows. Limits may be infinite. */
export interface Programme {
  readonly cost: ArrayLike<number>
  readonly low: ArrayLike<number>
  readonly high: ArrayLike<number>
  readonly rows: readonly ProgrammeRow[]
  /** Columns that take whole numbers only; none by default. */
  readonly whole?: readonly boolean[]
}

interface ProgrammeSolution {
  /** `stopped`: the limit on nodes was reached before the best solution was known to be the best. */
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped'
  readonly objective: number
  readonly values: Float64Array
  /** Reduced cost of each column; meaningless with whole numbers. */
  readonly reducedCosts: Float64Array
}

/** A programme that stays in the solver's memory, to be changed and solved again. Close it. */
export interface OpenProgramme {
  readonly solve: (sense: 'minimum' | 'maximum') => ProgrammeSolution
  readonly setCost: (column: number, cost: number) => void
  readonly setCosts: (costs: ArrayLike<number>) => void
  readonly setBounds: (column: number, low: number, high: number) => void
  readonly setAllBounds: (low: ArrayLike<number>, high: ArrayLike<number>) => void
  readonly addRow: (row: ProgrammeRow) => void
  readonly close: () => void
}

/** The package declares itself as CommonJS and is loaded as a module: its default is the loader. */
const load = loadHighs as unknown as typeof loadHighs.default

let loading: Promise<Highs> | undefined

/** The solver is loaded once per thread. */
const highsOnce = (): Promise<Highs> => (loading ??= load())

/**
 * Opens a linear programme, or one with whole numbers, in HiGHS (Huangfu & Hall 2018). It sets no
 * limit on time, so that the same programme gives the same solution on every machine; `nodes`
 * limits the search for whole numbers instead.
 */
export const openProgramme = async (
  programme: Programme,
  nodes?: number,
): Promise<OpenProgramme> => {
  const highs = await highsOnce()
  const columns = programme.cost.length
  const model = highs.createModel({
    numCols: columns,
    numRows: programme.rows.length,
    colCost: Float64Array.from(programme.cost),
    colLower: Float64Array.from(programme.low),
    colUpper: Float64Array.from(programme.high),
    rowLower: Float64Array.from(programme.rows, (row) => row.low),
    rowUpper: Float64Array.from(programme.rows, (row) => row.high),
    matrix: byRow(programme.rows, columns),
    ...(programme.whole === undefined
      ? {}
      : { integrality: Int32Array.from(programme.whole, (whole) => (whole ? 1 : 0)) }),
  })
  // A presolved model cannot start from the last solution, which repeated solving lives by.
  const presolve = programme.whole === undefined ? 'off' : 'on'
  model.options.set({ output_flag: false, presolve, mip_rel_gap: 0, mip_abs_gap: 1e-7 })
  if (nodes !== undefined) model.options.set({ mip_max_nodes: nodes })
  const { minimize, maximize } = highs.constants.objectiveSense
  const everyColumn = { kind: 'range' as const, from: 0, to: columns - 1 }
  return {
    solve: (sense) => {
      model.changeObjectiveSense(sense === 'minimum' ? minimize : maximize)
      model.run()
      // From the last solution the simplex may run in circles; from the start it does not.
      for (const again of ['off', 'on'] as const) {
        if (model.getModelStatus() !== highs.constants.modelStatus.unknown) break
        model.clearSolver()
        model.options.set({ presolve: again })
        model.run()
      }
      model.options.set({ presolve })
      const solution = model.getSolution()
      return {
        status: statusOf(highs, model.getModelStatus()),
        objective: model.getObjectiveValue(),
        values: solution.colValue,
        reducedCosts: solution.colDual,
      }
    },
    setCost: (column, cost) => void model.changeColCost(column, cost),
    setCosts: (costs) => void model.changeColsCost(everyColumn, Float64Array.from(costs)),
    setBounds: (column, low, high) => void model.changeColBounds(column, low, high),
    setAllBounds: (low, high) =>
      void model.changeColsBounds(everyColumn, Float64Array.from(low), Float64Array.from(high)),
    addRow: (row) =>
      void model.addRow(row.low, row.high, { indices: row.columns, values: row.times }),
    close: () => model.dispose(),
  }
}

const byRow = (rows: readonly ProgrammeRow[], columns: number) => {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, index) => (starts[index + 1] = (starts[index] ?? NaN) + row.columns.length))
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: columns,
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.times)),
  }
}

const statusOf = (highs: Highs, status: number): ProgrammeSolution['status'] => {
  const known = highs.constants.modelStatus
  if (status === known.optimal || status === known.empty) return 'optimal'
  if (status === known.infeasible) return 'infeasible'
  if (status === known.unbounded || status === known.unboundedOrInfeasible) return 'unbounded'
  if (status === known.solutionLimit) return 'stopped'
  throw new Error(`HiGHS ended with status ${status}, which no programme of ours should cause.`)
}
