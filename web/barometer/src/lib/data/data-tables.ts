/** The tables of open data beside the pages, in the order of publication: `data/<name>.csv`. */
export const dataTableNames = [
  'agreements',
  'kpis',
  'comparisons',
  'reports',
  'versions',
  'changes',
  'actions',
  'goals',
  'regions',
  'totals',
  'money',
  'areas',
  'dictionary',
] as const
export type DataTableName = (typeof dataTableNames)[number]
