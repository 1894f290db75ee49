import { SignJWT, decodeJwt, generateKeyPair } from 'jose'
import type { CustomFetch } from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, describeSignIn, keeping, origin, secret, valueOf } from '../test-sign-in.ts'
import { openProvider } from './open-provider.ts'
import type { ProviderSignIn } from './provider.ts'
import { client, startProvider, type TestProvider } from './test-provider.ts'

const callback = `${origin}/nl/provider`
let atProvider: TestProvider
beforeAll(async () => {
  atProvider = await startProvider(callback)
})
afterAll(() => atProvider.close())

type TokenAnswer = Record<string, unknown> & { id_token: string }
/** What somebody between us and the provider makes of the answer with the token. */
type Change = (answer: TokenAnswer) => TokenAnswer | Promise<TokenAnswer>

const changing =
  (change: () => Change, instead: () => (() => Promise<Response>) | null): CustomFetch =>
  async (url, options) => {
    const other = url.endsWith('/token') ? instead() : null
    if (other !== null) return other()
    const answer = await fetch(url, options as RequestInit)
    if (!url.endsWith('/token') || !answer.ok) return answer
    return Response.json(await change()((await answer.json()) as TokenAnswer))
  }

const asItIs: Change = (answer) => answer

/** The token with other claims, signed as the provider signs: only the claims can be held against it. */
const withClaims =
  (claims: (now: number) => Readonly<Record<string, unknown>>): Change =>
  async (answer) => {
    const all = { ...decodeJwt(answer.id_token), ...claims(Math.floor(Date.now() / 1000)) }
    const signed = new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: 'test' })
    return { ...answer, id_token: await signed.sign(atProvider.privateKey) }
  }

const invalid = 'provider-answer-invalid'

describeSignIn('sign-in at a provider', (under) => {
  let provider: ProviderSignIn
  let change: Change
  let instead: (() => Promise<Response>) | null
  beforeEach(() => {
    change = asItIs
    instead = null
    provider = openWith()
  })
  const openWith = (issuer = atProvider.issuer) =>
    openProvider({
      database: under.database().ledger.signIn,
      ...{ origin, secret, callback },
      settings: {
        issuer,
        clientId: client.id,
        clientSecret: client.secret,
        scope: 'openid email profile',
      },
      fetch: changing(
        () => change,
        () => instead,
      ),
    })
  const depart = async (returnTo = '/nl/') => {
    const { address, cookies } = valueOf(await provider.begin(returnTo))
    return { address, headers: keeping(cookies) }
  }
  /** Departs, signs in there, and is on the way back. */
  const travel = async (sub = 'an', returnTo?: string) => {
    const { address, headers } = await depart(returnTo)
    return { back: await atProvider.visit(address, sub), headers }
  }
  const arrive = async (sub?: string, returnTo?: string) => {
    const { back, headers } = await travel(sub, returnTo)
    return provider.finish(back, headers)
  }

  it('knows who came, by what the provider says', async () => {
    const arrived = valueOf(await arrive('an', '/nl/call?year=2022'))
    expect(arrived).toMatchObject({
      returnTo: '/nl/call?year=2022',
      claims: { sub: 'an', rol: ['Coordinator'], iss: atProvider.issuer, aud: client.id },
    })
    expect(await under.signIn().findSession(keeping(arrived.cookies))).toMatchObject({
      account: { id: arrived.account, name: 'Person an', email: 'an@example.org' },
    })
  })

  it('knows the same person again, and no other as the same', async () => {
    const [first, again, other] = [await arrive('an'), await arrive('an'), await arrive('bea')]
    expect(valueOf(again).account).toBe(valueOf(first).account)
    expect(valueOf(other).account).not.toBe(valueOf(first).account)
    expect(await under.signIn().listAccounts()).toHaveLength(2)
  })

  it('opens no account that has a password, whatever address the provider names', async () => {
    const account = await under.join()
    expect(codeOf(await arrive('an'))).toBe('account-exists')
    expect(await under.signIn().listSessions(account)).toEqual([])
  })

  it('wants an address to write to', async () => {
    expect(codeOf(await arrive('addressless'))).toBe('provider-without-address')
    expect(await under.signIn().listAccounts()).toEqual([])
  })

  it('leads back to no other site', async () => {
    expect(valueOf(await arrive('an', '//evil.example/')).returnTo).toBe('/')
  })

  describe('refuses', () => {
    const nobodyIn = async () => {
      expect(await under.signIn().listAccounts()).toEqual([])
      const { signIn: tables } = under.database().ledger
      expect(await tables.selectFrom('session').selectAll().execute()).toEqual([])
    }
    const hour = 3600
    const changes: Readonly<Record<string, Change>> = {
      'another issuer': withClaims(() => ({ iss: 'https://evil.example' })),
      'another audience': withClaims(() => ({ aud: 'somebody-else' })),
      'an audience of several, for another party': withClaims(() => ({
        aud: [client.id, 'somebody-else'],
        azp: 'somebody-else',
      })),
      'another nonce': withClaims(() => ({ nonce: 'of another departure' })),
      'no nonce': withClaims(() => ({ nonce: undefined })),
      'a token that has expired': withClaims((now) => ({ iat: now - 2 * hour, exp: now - hour })),
      'a token that does not hold yet': withClaims((now) => ({ nbf: now + hour })),
      'a token without a person': withClaims(() => ({ sub: undefined })),
      'a signature of another key': async (answer) => {
        const { privateKey } = await generateKeyPair('RS256')
        const signed = new SignJWT(decodeJwt(answer.id_token))
        const header = { alg: 'RS256', kid: 'test' }
        return { ...answer, id_token: await signed.setProtectedHeader(header).sign(privateKey) }
      },
      'a token without signature': (answer) => {
        const header = Buffer.from('{"alg":"none"}').toString('base64url')
        return { ...answer, id_token: `${header}.${answer.id_token.split('.')[1]}.` }
      },
      'claims that were changed after signing': (answer) => {
        const [header, , signature] = answer.id_token.split('.')
        const claims = { ...decodeJwt(answer.id_token), sub: 'chief' }
        const changed = Buffer.from(JSON.stringify(claims)).toString('base64url')
        return { ...answer, id_token: `${header}.${changed}.${signature}` }
      },
      'no token': (answer) =>
        ({ access_token: answer['access_token'], token_type: 'Bearer' }) as never,
    }

    it.each(Object.keys(changes))('%s', async (name) => {
      change = changes[name] ?? asItIs
      expect(codeOf(await arrive())).toBe(invalid)
      await nobodyIn()
    })

    it('a token that was given before, for another departure', async () => {
      let kept = ''
      change = (answer) => {
        kept = answer.id_token
        return answer
      }
      const first = valueOf(await arrive())
      change = (answer) => ({ ...answer, id_token: kept })
      expect(codeOf(await arrive())).toBe(invalid)
      expect(await under.signIn().listSessions(first.account)).toHaveLength(1)
    })

    it('the same answer twice', async () => {
      const { back, headers } = await travel()
      const first = valueOf(await provider.finish(back, headers))
      expect(codeOf(await provider.finish(back, headers))).toBe(invalid)
      expect(await under.signIn().listSessions(first.account)).toHaveLength(1)
    })

    it('the same answer twice at the same moment', async () => {
      const { back, headers } = await travel()
      const both = await Promise.all([
        provider.finish(back, headers),
        provider.finish(back, headers),
      ])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    })

    it('the code of one departure in the answer to another', async () => {
      const [first, second] = [await travel(), await travel()]
      second.back.searchParams.set('code', first.back.searchParams.get('code') ?? '')
      expect(codeOf(await provider.finish(second.back, second.headers))).toBe(invalid)
      await nobodyIn()
    })

    it.each([
      ['another state', (back: URL) => back.searchParams.set('state', 'made-up')],
      ['no state', (back: URL) => back.searchParams.delete('state')],
      ['no code', (back: URL) => back.searchParams.delete('code')],
      ['a code that is made up', (back: URL) => back.searchParams.set('code', 'made-up')],
      [
        'an answer that names another issuer',
        (back: URL) => back.searchParams.set('iss', 'https://evil.example'),
      ],
      [
        'a refusal of the provider',
        (back: URL) => {
          back.searchParams.delete('code')
          back.searchParams.set('error', 'access_denied')
        },
      ],
    ])('%s', async (_, disturb) => {
      const { back, headers } = await travel()
      disturb(back)
      expect(codeOf(await provider.finish(back, headers))).toBe(invalid)
      await nobodyIn()
    })

    it('a browser that did not depart, so that nobody is signed in as somebody else', async () => {
      const { back } = await travel()
      const other = await depart()
      expect(codeOf(await provider.finish(back, new Headers()))).toBe(invalid)
      expect(codeOf(await provider.finish(back, other.headers))).toBe(invalid)
      await nobodyIn()
    })
  })

  it('says that the provider does not answer, and tries again the next time', async () => {
    const away = openWith('http://127.0.0.1:1')
    expect(codeOf(await away.begin('/'))).toBe('provider-unreachable')
    expect(codeOf(await away.begin('/'))).toBe('provider-unreachable')
  })

  it.each([
    [
      'does not answer any more',
      'provider-unreachable',
      () => Promise.reject(new TypeError('fetch failed')),
    ],
    [
      'answers with something else',
      invalid,
      () => Promise.resolve(new Response('<p>Oops', { status: 502 })),
    ],
  ])('says that the provider %s, and lets in who departs again', async (_, code, answer) => {
    const { back, headers } = await travel()
    instead = answer
    expect(codeOf(await provider.finish(back, headers))).toBe(code)
    instead = null
    expect((await arrive()).ok).toBe(true)
  })
})
