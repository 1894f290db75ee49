import { describe, expect, it } from 'vitest'
import { markDutch, writeMarks } from './language-marks.ts'

const dutch = markDutch('Samen & "leven"')
const plain = 'Samen & "leven"'

describe('the language of a text inside another', () => {
  it('is written where the text stands, as often as it does', () => {
    expect(writeMarks(`<p>Sur ${dutch}, et ${dutch}.</p>`)).toBe(
      `<p>Sur <span lang="nl">${plain}</span>, et <span lang="nl">${plain}</span>.</p>`,
    )
    expect(writeMarks('<p>Rien</p>')).toBe('<p>Rien</p>')
  })

  it('is left out of attributes, also after a sign that looks like the end of a tag', () => {
    const value = markDutch('Samen')
    expect(writeMarks(`<img alt="a > b: ${value}" title="${value}">`)).toBe(
      '<img alt="a > b: Samen" title="Samen">',
    )
  })

  it('is written between quotes in a text', () => {
    expect(writeMarks(`<p class="a">« "${markDutch('Samen')}" »</p>`)).toBe(
      '<p class="a">« "<span lang="nl">Samen</span>" »</p>',
    )
  })

  it.each(['title', 'option', 'desc', 'textarea'])(
    'is left out of a %s, which holds no elements',
    (name) => {
      expect(writeMarks(`<${name}>${dutch}</${name}>`)).toBe(`<${name}>${plain}</${name}>`)
    },
  )

  it('is written in a drawing as drawings can', () => {
    expect(writeMarks(`<svg><text x="1">${dutch}</text></svg>`)).toBe(
      `<svg><text x="1"><tspan lang="nl">${plain}</tspan></text></svg>`,
    )
  })

  it('is never written around half of something', () => {
    expect(() => writeMarks(`<p>${dutch.slice(0, -1)}</p>`)).toThrow('a marked text was cut')
    expect(() => writeMarks('<b>\ue000a</b><b>b\ue001</b>')).toThrow('a marked text was cut')
  })
})
