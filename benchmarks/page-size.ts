import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { publishedSample } from './published-sample.ts'
import type { Measurement } from './measurement.ts'

/** The heaviest page of a municipality: HTML and every style sheet it names, compressed. */
export const measurePageSize = async (): Promise<readonly Measurement[]> => {
  const { folder, release } = await publishedSample()
  const sizes = release.municipalities.map(({ nis, name }) => {
    const html = readFileSync(join(folder, 'nl', 'gemeente', nis, 'index.html'))
    const sheets = [...html.toString().matchAll(/href="([^"]+\.css)"/g)].map(([, href]) =>
      readFileSync(join(folder, 'nl', 'gemeente', nis, href ?? '')),
    )
    const all = [html, ...sheets]
    const total = (compress: (bytes: Buffer) => Buffer): number =>
      all.reduce((sum, bytes) => sum + compress(bytes).length, 0) / 1024
    return { name, gzip: total(gzipSync), brotli: total(brotliCompressSync) }
  })
  const heaviest = sizes.reduce((a, b) => (b.gzip > a.gzip ? b : a))
  return [
    {
      what: `heaviest page of a municipality (${heaviest.name}), HTML and CSS, gzip`,
      value: heaviest.gzip,
      unit: 'KB',
      limit: { kind: 'at-most', value: 35 },
      note: `brotli: ${heaviest.brotli.toFixed(1)} KB`,
    },
  ]
}
