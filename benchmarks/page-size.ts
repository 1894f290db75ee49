import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Release } from '@peil/domain/release/release.ts'
import { publishedSample } from './published-sample.ts'
import type { Measurement } from './measurement.ts'

interface PageSize {
  readonly nis: string
  readonly name: string
  /** Kilobytes of HTML and style sheets together. */
  readonly gzip: number
  readonly brotli: number
  /** Kilobytes of the scripts that no page needs. */
  readonly scripts: number
}

/** The page of a municipality that weighs most, compressed, with every style sheet it names. */
export const heaviestMunicipality = (folder: string, { municipalities }: Release): PageSize =>
  municipalities
    .map(({ nis, name }) => {
      const html = readFileSync(join(folder, 'nl', 'gemeente', nis, 'index.html'))
      const named = (ending: string): readonly Buffer[] => {
        const found = html.toString().matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)
        const hrefs = new Set([...found].map(([, href = '']) => href))
        return [...hrefs]
          .filter((href) => href.endsWith(ending))
          .map((href) => readFileSync(join(folder, 'nl', 'gemeente', nis, href)))
      }
      const total = (compress: (bytes: Buffer) => Buffer, files: readonly Buffer[]): number =>
        files.reduce((sum, bytes) => sum + compress(bytes).length, 0) / 1024
      const read = [html, ...named('.css')]
      return {
        nis,
        name,
        gzip: total(gzipSync, read),
        brotli: total(brotliCompressSync, read),
        scripts: total(gzipSync, named('.js')),
      }
    })
    .reduce((a, b) => (b.gzip > a.gzip ? b : a))

export const measurePageSize = async (): Promise<readonly Measurement[]> => {
  const { folder, release } = await publishedSample()
  const heaviest = heaviestMunicipality(folder, release)
  return [
    {
      what: `heaviest page of a municipality (${heaviest.name}), HTML and CSS, gzip`,
      value: heaviest.gzip,
      unit: 'KB',
      limit: { kind: 'at-most', value: 35 },
      note: `brotli: ${heaviest.brotli.toFixed(1)} KB; scripts, gzip: ${heaviest.scripts.toFixed(1)} KB`,
    },
  ]
}
