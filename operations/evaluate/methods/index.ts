import type { Method } from '../method.ts'

/**
 * What `peil evaluate` offers, by name. Each method is loaded only when it is asked for, so that no
 * command waits for the libraries of another one. A new method is one line here, in the order of
 * the alphabet, beside its own file:
 *
 *     did: async () => (await import('./did.ts')).didMethod,
 */
export const methods: Readonly<Record<string, () => Promise<Method>>> = {
  attack: async () => (await import('./attack.ts')).attackMethod,
  density: async () => (await import('./density.ts')).densityMethod,
  did: async () => (await import('./did.ts')).didMethod,
  interval: async () => (await import('./interval.ts')).intervalMethod,
  rd: async () => (await import('./rd.ts')).rdMethod,
  round: async () => (await import('./round.ts')).roundMethod,
  sc: async () => (await import('./sc.ts')).scMethod,
  sdid: async () => (await import('./sdid.ts')).sdidMethod,
  suppress: async () => (await import('./suppress.ts')).suppressMethod,
}
