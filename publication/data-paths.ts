/** What has data files of its own, besides the tables that hold everything. */
type Subject = 'municipality' | 'region' | 'action' | 'indicator'
type TableFormat = 'csv' | 'csv-metadata.json' | 'json' | 'parquet' | 'xlsx'

/** The languages of what tells readers that there is something new: those of the pages. */
export const feedLanguages = ['nl', 'en', 'fr', 'de'] as const
export type FeedLanguage = (typeof feedLanguages)[number]

/** Where each file of open data stands in a release; pages link to these. */
export const dataPaths = {
  /** A whole table: `data/kpis.csv`. */
  table: (name: string, format: TableFormat) => `data/${name}.${format}`,
  /** Every published figure, one per row. */
  everything: (format: 'csv' | 'csv-metadata.json' | 'parquet') => `data/everything.${format}`,
  /** The figures about one thing, one per row. Ids: NIS code, region, action, indicator. */
  csv: (subject: Subject, id: string) => `data/csv/${subject}/${id}.csv`,
  /** The same as a workbook, with a first sheet that says what it is. */
  xlsx: (subject: Subject, id: string) => `data/xlsx/${subject}/${id}.xlsx`,
  /** The observations of one place, or of one indicator, as a JSON-stat 2.0 dataset. */
  jsonStat: (subject: 'municipality' | 'indicator', id: string) =>
    `data/jsonstat/${subject}/${id}.json`,
  /** DCAT-AP: what data sets there are and where. */
  catalogue: (format: 'ttl' | 'jsonld') => `data/catalogue.${format}`,
  /** OpenAPI: every file as an address to fetch. */
  openApi: 'data/openapi.json',
  /** Atom: releases, and what changed in each. */
  feed: (language: FeedLanguage) => `data/releases-${language}.atom`,
  /** iCalendar: past and coming releases. */
  calendar: (language: FeedLanguage) => `data/calendar-${language}.ics`,
} as const
