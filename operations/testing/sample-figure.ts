import type { Figure, Mark } from '../evaluate/figure.ts'

/** A figure with these marks, invented. */
export const figure = (marks: readonly Mark[], more: Partial<Figure> = {}): Figure => ({
  title: 'Title',
  description: 'What is to be seen.',
  x: { label: 'x label' },
  y: { label: 'y label' },
  marks,
  ...more,
})

export const line = (more: Partial<Extract<Mark, { kind: 'line' }>> = {}): Mark => ({
  kind: 'line',
  label: 'path',
  tone: 'main',
  points: { x: [0, 1, 2], y: [1, 3, 2] },
  ...more,
})

export const dots = (more: Partial<Extract<Mark, { kind: 'dots' }>> = {}): Mark => ({
  kind: 'dots',
  label: 'places',
  tone: 'main',
  points: { x: [0, 1], y: [1, 3] },
  ...more,
})
