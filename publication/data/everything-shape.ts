/** Where in a table's rows the figures are, and what tells one row from another. */
interface FigureShape {
  /** Column with the code of the area, and the kind of area. */
  readonly area?: readonly [column: string, kind: 'municipality' | 'region']
  /** Further columns that tell rows apart. */
  readonly detail?: readonly string[]
  /** Columns with numbers that are no figures by themselves. */
  readonly notFigures?: readonly string[]
}

const applicant = ['applicant', 'municipality'] as const
const companions = ['lower', 'upper', 'numerator', 'denominator', 'n'] as const

/** The tables whose figures are in the one data set with everything. */
export const figureShapes: Readonly<Record<string, FigureShape>> = {
  agreements: { area: applicant, notFigures: ['version'] },
  kpis: { area: applicant, notFigures: ['priority'] },
  comparisons: { area: applicant, detail: ['moment'] },
  reports: { area: applicant, detail: ['moment', 'received_on', 'replaced'] },
  versions: { area: applicant, detail: ['version'], notFigures: ['version'] },
  changes: { area: applicant, detail: ['version'], notFigures: ['version'] },
  actions: {},
  goals: {},
  regions: { area: ['region', 'region'] },
  totals: {},
  money: { area: applicant },
  areas: {
    area: ['nis', 'municipality'],
    detail: ['validity'],
    notFigures: ['tile_column', 'tile_row'],
  },
  observations: { area: ['area', 'municipality'], notFigures: companions },
  revisions: { area: ['area', 'municipality'], detail: ['on', 'kind'] },
  'area-figures': { detail: ['kind'], notFigures: companions },
  similar: { area: ['nis', 'municipality'], detail: ['similar'], notFigures: ['rank'] },
}
