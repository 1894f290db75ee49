import type { Mark, Tone } from '../figure.ts'

/**
 * Colours that people with any kind of colour vision tell apart, each at least 4.5 : 1 on white.
 * Line styles and shapes say the same without colour, for print in grey.
 */
const looks: Readonly<
  Record<Tone, { readonly colour: string; readonly dashes: readonly (string | undefined)[] }>
> = {
  main: { colour: '#0b5c94', dashes: [undefined, '10 3', '3 2'] },
  other: { colour: '#a04e00', dashes: ['8 4', '2 3', '12 3 2 3'] },
  reference: { colour: '#5b6670', dashes: ['2 4', '6 4', '10 3 2 3'] },
  limit: { colour: '#3c3c5c', dashes: ['6 3 2 3', '3 3', '12 4'] },
  alert: { colour: '#b3261e', dashes: [undefined, '5 2', '2 2'] },
  good: { colour: '#00704f', dashes: ['14 3', '7 2 2 2', '4 4'] },
}

export const tones = Object.keys(looks) as readonly Tone[]

export interface Look {
  readonly colour: string
  readonly dash: string | undefined
  readonly width: number
}

const widthOf: Readonly<Record<Tone, number>> = {
  main: 2.5,
  other: 2,
  reference: 1.5,
  limit: 1.5,
  alert: 2.5,
  good: 2,
}

/**
 * The look of each mark. Marks of one tone with different labels differ in their dashes, so that
 * the legend can tell them apart; marks with the same label look the same.
 */
export const looksOf = (marks: readonly Mark[]): ReadonlyMap<Mark, Look> => {
  const labels = new Map<string, string[]>()
  return new Map(
    marks.map((mark) => {
      const family = `${mark.tone} ${mark.kind}`
      const known = labels.get(family) ?? []
      if (!known.includes(mark.label)) known.push(mark.label)
      labels.set(family, known)
      const { colour, dashes } = looks[mark.tone]
      const dash = dashes[known.indexOf(mark.label) % dashes.length]
      return [mark, { colour, dash, width: widthOf[mark.tone] }]
    }),
  )
}

export const ink = { text: '#1a1f24', muted: '#4a5560', grid: '#e3e7eb', axis: '#7a858f' } as const
