import { AsyncLocalStorage } from 'node:async_hooks'
import type { Handle } from '@sveltejs/kit/hooks'
import { overwriteServerAsyncLocalStorage } from '#lib/paraglide/runtime.js'
import { parsePath } from '#lib/paths.ts'

// Pages may be rendered at the same time: the language of the messages belongs to the request.
const messageLanguage = new AsyncLocalStorage<{ readonly locale?: 'nl' | 'en' }>()
overwriteServerAsyncLocalStorage(messageLanguage)

/** Comments that tell a script where to begin; there is no script. */
const hydrationMark = /<!--[^]*?-->/g

export const handle: Handle = ({ event, resolve }) => {
  const language = parsePath(event.url.pathname)?.language ?? 'nl'
  return messageLanguage.run({ locale: language }, () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%peil.language%', language).replaceAll(hydrationMark, ''),
    }),
  )
}
