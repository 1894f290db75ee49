import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'

/** Whoever signs in at the provider is called what they type; these are their claims. */
const claimsOf = (sub: string) => ({
  sub,
  name: `Person ${sub}`,
  ...(sub === 'addressless' ? {} : { email: `${sub}@example.org` }),
  rol: ['Coordinator'],
})

export interface TestProvider {
  readonly issuer: string
  /** With this a test signs tokens that the provider did not give. */
  readonly privateKey: CryptoKey
  /** Goes through the provider's pages as a browser does; the address it is sent back to. */
  readonly visit: (address: string, sub: string) => Promise<URL>
  readonly close: () => Promise<void>
}

export const client = { id: 'peil', secret: 'a secret of the client' } as const

/** A browser of the provider, with cookies; it stops where another site begins. */
const visitor = (issuer: string): TestProvider['visit'] => {
  return async (address, sub) => {
    const cookies = new Map<string, string>()
    const ask = async (url: URL, form?: Readonly<Record<string, string>>) => {
      const answer = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      return { html: await answer.text(), next: location === null ? null : new URL(location, url) }
    }
    let url = new URL(address)
    for (let step = 0; step < 12; step += 1) {
      const page = await ask(url)
      if (page.next === null) {
        const prompt = /name="prompt" value="(\w+)"/.exec(page.html)?.[1]
        if (prompt === undefined) throw new Error(page.html)
        const sent = await ask(url, { prompt, login: sub, password: 'any' })
        if (sent.next === null) throw new Error(sent.html)
        url = sent.next
      } else url = page.next
      if (url.origin !== new URL(issuer).origin) return url
    }
    throw new Error('the provider sends its visitor round in circles')
  }
}

/** The provider of npm `oidc-provider`, on this machine. */
export const startProvider = async (callback: string): Promise<TestProvider> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [callback] }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'test', alg: 'RS256', use: 'sig' }] },
    claims: { openid: ['sub', 'rol'], email: ['email'], profile: ['name'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for tests'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => claimsOf(sub) }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    privateKey,
    visit: visitor(issuer),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
