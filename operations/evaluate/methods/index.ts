import type { Method } from '../method.ts'

/**
 * What `peil evaluate` offers, by name. Each method is loaded only when it is asked for, so that no
 * command waits for the libraries of another one. A new method is one line here, in the order of
 * the alphabet, beside its own file:
 *
 *     did: async () => (await import('./did.ts')).didMethod,
 */
export const methods: Readonly<Record<string, () => Promise<Method>>> = {
  ambition: async () => (await import('./ambition.ts')).ambitionMethod,
  attack: async () => (await import('./attack.ts')).attackMethod,
  balance: async () => (await import('./balance.ts')).balanceMethod,
  compare: async () => (await import('./compare.ts')).compareMethod,
  density: async () => (await import('./density.ts')).densityMethod,
  did2: async () => (await import('./did2.ts')).did2Method,
  did: async () => (await import('./did.ts')).didMethod,
  'event-study': async () => (await import('./event-study.ts')).eventStudyMethod,
  forecast: async () => (await import('./forecast.ts')).forecastMethod,
  funnel: async () => (await import('./funnel.ts')).funnelMethod,
  interval: async () => (await import('./interval.ts')).intervalMethod,
  its: async () => (await import('./its.ts')).itsMethod,
  rank: async () => (await import('./rank.ts')).rankMethod,
  rd: async () => (await import('./rd.ts')).rdMethod,
  round: async () => (await import('./round.ts')).roundMethod,
  sc: async () => (await import('./sc.ts')).scMethod,
  sdid: async () => (await import('./sdid.ts')).sdidMethod,
  shrink: async () => (await import('./shrink.ts')).shrinkMethod,
  similar: async () => (await import('./similar.ts')).similarMethod,
  spc: async () => (await import('./spc.ts')).spcMethod,
  suppress: async () => (await import('./suppress.ts')).suppressMethod,
  target: async () => (await import('./target.ts')).targetMethod,
  trend: async () => (await import('./trend.ts')).trendMethod,
}
