import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentTypes } from './content-type.ts'
import { fileHeaders } from './headers.ts'

const conf = await readFile(join(import.meta.dirname, 'nginx.conf.example'), 'utf8')
const lines = conf.split('\n').map((line) => line.replace(/^\s*#.*$/, '').trim())
const text = lines.join('\n')

const block = (opening: RegExp): string =>
  new RegExp(`${opening.source} \\{([^}]*)\\}`).exec(text)?.[1] ?? ''

/** What a `map $uri` gives for a path: the first pattern that fits, else the default. */
const mapped = (variable: string, uri: string): string => {
  const rows = [...block(new RegExp(`map \\$uri \\${variable}`)).matchAll(/(\S+)\s+"([^"]*)";/g)]
  const fits = rows.find(
    ([, key = '']) => key.startsWith('~') && new RegExp(key.slice(1)).test(uri),
  )
  return (fits ?? rows.find(([, key]) => key === 'default'))?.[2] ?? 'no such map'
}

const headersAt = (path: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^add_header (\S+) (?:"([^"]*)"|(\$\w+)) always;$/gm)]
      .map(([, name = '', value, variable = '']): [string, string] => [
        name,
        value?.replace(/\$\w+/g, (name) => mapped(name, `/${path}`)) ??
          mapped(variable, `/${path}`),
      ])
      .filter(([, value]) => value !== ''),
  )

describe('the example for nginx', () => {
  it.each([
    'index.html',
    'nl/gemeente/44021/index.html',
    '_app/immutable/assets/0.AbCd1234.css',
    'favicon.svg',
    'data/kpis.csv',
    'data/release.json',
    'nl/data/index.html',
    'nl/embed/kpi/44021/index.html',
    'nl/embed/kpi/44021/chart.svg',
    'nl/embedded/index.html',
    'nl/indicator/work/map.svg',
    'icon.svg',
    'history/0001-manifest.json',
    'manifest.json',
    'manifest.json.sig',
    'manifest.json.html',
  ])('sends %s with the headers that serve sends', (path) => {
    expect(headersAt(path)).toEqual(fileHeaders(path))
  })

  it('lets others show only what is made for it', () => {
    const policy = (path: string) => fileHeaders(path)['Content-Security-Policy']
    expect(policy('nl/embed/kpi/44021/index.html')).toMatch(/frame-ancestors \*$/)
    expect(policy('nl/gemeente/44021/index.html')).toMatch(/frame-ancestors 'self'$/)
    for (const picture of ['nl/embed/chart.svg', 'fr/indicateur/work/map.svg'])
      expect(fileHeaders(picture)['Access-Control-Allow-Origin']).toBe('*')
    expect(fileHeaders('icon.svg')['Cross-Origin-Resource-Policy']).toBe('same-origin')
    expect(policy('nl/index.html')).toContain("script-src 'self'; connect-src 'self';")
  })

  it('knows the same types', () => {
    const withCharset = new Set([
      'text/html',
      ...(/charset_types ([^;]*);/.exec(text)?.[1]?.split(/\s+/) ?? []),
    ])
    const types = [...block(/types/).matchAll(/(\S+)\s+([^;]+);/g)].flatMap(
      ([, type = '', endings = '']) =>
        endings
          .split(/\s+/)
          .map((ending) => [ending, withCharset.has(type) ? `${type}; charset=utf-8` : type]),
    )
    expect(Object.fromEntries(types)).toEqual(contentTypes)
  })
})
