import type { Method } from '../method.ts'

/**
 * What `peil evaluate` offers, by name. Each method is loaded only when it is asked for, so that no
 * command waits for the libraries of another one. A new method is one line here, in the order of
 * the alphabet, beside its own file:
 *
 *     did: async () => (await import('./did.ts')).didMethod,
 */
export const methods: Readonly<Record<string, () => Promise<Method>>> = {
  density: async () => (await import('./density.ts')).densityMethod,
  rd: async () => (await import('./rd.ts')).rdMethod,
  sc: async () => (await import('./sc.ts')).scMethod,
  sdid: async () => (await import('./sdid.ts')).sdidMethod,
}
