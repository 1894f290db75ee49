import type { Instant } from '../values/instant.ts'
import type { BoundariesEntry, FiguresEntry } from './entries.ts'

/** Figures of the programme's indicators that were taken in, and when. */
export type RecordedFigures = Extract<FiguresEntry, { type: 'figures-recorded' }>['data'] & {
  readonly recordedAt: Instant
}

/** Everything that was taken in as a dataset, in order of recording. */
export interface FiguresState {
  readonly datasets: readonly Extract<FiguresEntry, { type: 'dataset-recorded' }>['data'][]
  /** Of two figures for one indicator, area and period the later holds. */
  readonly figures: readonly RecordedFigures[]
  readonly boundaries: readonly BoundariesEntry['data'][]
}

export const noFigures: FiguresState = { datasets: [], figures: [], boundaries: [] }

export const evolveFigures = (
  state: FiguresState,
  entry: (FiguresEntry | BoundariesEntry) & { readonly recordedAt: Instant },
): FiguresState => {
  switch (entry.type) {
    case 'dataset-recorded':
      return { ...state, datasets: [...state.datasets, entry.data] }
    case 'figures-recorded': {
      const recorded = { ...entry.data, recordedAt: entry.recordedAt }
      return { ...state, figures: [...state.figures, recorded] }
    }
    case 'boundaries-recorded':
      return { ...state, boundaries: [...state.boundaries, entry.data] }
  }
}
