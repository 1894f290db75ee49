/** The pictures of an indicator that stand beside its page as SVG files. */
export const indicatorPictures = ['swarm', 'map'] as const

type IndicatorPicture = (typeof indicatorPictures)[number]

export const parseIndicatorPicture = (text: string): IndicatorPicture | null =>
  indicatorPictures.find((name) => name === text) ?? null
