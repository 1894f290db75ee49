import { readFileSync } from 'node:fs'
import { statuses } from '@peil/domain/measurement/status.ts'
import { expect, it } from 'vitest'
import { toneOf } from './status-tone.ts'

it('gives every status a tone with a style, and a symbol of its own', () => {
  const symbols = readFileSync(new URL('StatusSymbols.svelte', import.meta.url), 'utf8')
  const css = readFileSync(new URL('styles/status.css', import.meta.url), 'utf8')
  for (const status of statuses) {
    expect(symbols).toContain(`id="symbol-${status}"`)
    expect(css).toContain(`.peil-tone-${toneOf(status)} {`)
  }
})
