import { describe, expect, it } from 'vitest'
import { dataPaths, feedLanguages } from './data-paths.ts'
import { releasePathProblem } from './release-path.ts'

describe('data paths', () => {
  it('are paths of a release, each another one', () => {
    const paths = [
      dataPaths.table('kpis', 'csv'),
      dataPaths.table('kpis', 'csv-metadata.json'),
      dataPaths.table('kpis', 'json'),
      dataPaths.table('kpis', 'parquet'),
      dataPaths.table('kpis', 'xlsx'),
      dataPaths.everything('csv'),
      dataPaths.everything('parquet'),
      dataPaths.csv('municipality', '44021'),
      dataPaths.xlsx('region', 'gent'),
      dataPaths.xlsx('action', '5'),
      dataPaths.jsonStat('indicator', 'language-courses'),
      dataPaths.catalogue('ttl'),
      dataPaths.catalogue('jsonld'),
      dataPaths.openApi,
      ...feedLanguages.map(dataPaths.feed),
      ...feedLanguages.map(dataPaths.calendar),
    ]
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.map(releasePathProblem)).toEqual(paths.map(() => null))
    expect(paths[7]).toBe('data/csv/municipality/44021.csv')
  })
})
