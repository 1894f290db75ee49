import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { describeOnBothDatabases } from './test-databases.ts'

describeOnBothDatabases('who may sign in', (database) => {
  beforeEach(() => database().empty())

  const person = { id: 'a', name: 'An', email: 'an@example.org', emailVerified: false }
  const add = () => database().ledger.signIn.insertInto('user').values(person).execute()
  const names = () => database().ledger.signIn.selectFrom('user').select('name').execute()

  it('is kept, and found again', async () => {
    await add()
    expect(await names()).toEqual([{ name: 'An' }])
  })

  it('is taken in whole or not at all', async () => {
    const { signIn } = database().ledger
    const broken = signIn.transaction().execute(async (tx) => {
      await tx.insertInto('user').values(person).execute()
      throw new Error('stop')
    })
    await expect(broken).rejects.toThrow('stop')
    expect(await names()).toEqual([])
    await signIn.transaction().execute((tx) => tx.insertInto('user').values(person).execute())
    expect(await names()).toEqual([{ name: 'An' }])
  })

  it('knows an address of mail once, however it is written', async () => {
    await add()
    const { signIn } = database().ledger
    const again = (email: string) =>
      signIn
        .insertInto('user')
        .values({ ...person, id: 'b', email })
        .execute()
    await expect(again('an@example.org')).rejects.toMatchObject({ code: '23505' })
    await expect(again('An@example.org')).rejects.toMatchObject({ code: '23514' })
  })

  it('takes the sessions and passwords of a person who is removed with them', async () => {
    await add()
    const { signIn } = database().ledger
    const session = { id: 's', token: 't', userId: 'a', expiresAt: new Date() }
    await signIn.insertInto('session').values(session).execute()
    await signIn.deleteFrom('user').where('id', '=', 'a').execute()
    expect(await signIn.selectFrom('session').selectAll().execute()).toEqual([])
  })

  it.each(['peil_service', 'peil_reader', 'peil_user'] as const)(
    'is out of reach of %s',
    async (role) => {
      const read = database().as(role, (db) => sql`select * from peil_auth."user"`.execute(db))
      await expect(read).rejects.toMatchObject({ code: '42501' })
    },
  )

  it.each(['entry', 'private_text', 'account_grant', 'draft_change', 'message', 'evidence'])(
    'does not reach %s',
    async (table) => {
      const read = database().as('peil_signin', (db) =>
        sql`select * from ${sql.id('peil', table)}`.execute(db),
      )
      await expect(read).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('leaves the ledger its own role', async () => {
    await add()
    const read = database().ledger.read()
    await expect(read).resolves.toEqual([])
  })
})
