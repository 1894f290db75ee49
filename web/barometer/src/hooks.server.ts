import { AsyncLocalStorage } from 'node:async_hooks'
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks'
import { overwriteServerAsyncLocalStorage, type Locale } from '#lib/paraglide/runtime.js'
import { writeMarks } from '#lib/language-marks.ts'
import { parsePath } from '#lib/paths.ts'
import { writeHead } from '#lib/release-head.ts'

// Pages may be rendered at the same time: the language of the messages belongs to the request.
const messageLanguage = new AsyncLocalStorage<{ readonly locale?: Locale }>()
overwriteServerAsyncLocalStorage(messageLanguage)

/** Comments that tell a script where to begin; there is no script. */
const hydrationMark = /<!--[^]*?-->/g

/**
 * Fills in the language of a page and of the texts that have another, and takes out what only a script would need. The page for wrong
 * addresses is shown at any depth, so its style sheet is named from the root.
 */
export const handle: Handle = ({ event, resolve }) => {
  const language = parsePath(event.url.pathname)?.language ?? 'nl'
  return messageLanguage.run({ locale: language }, async () => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) => {
        const page = writeMarks(
          html.replace('%peil.language%', language).replaceAll(hydrationMark, ''),
        )
        return event.url.pathname === '/not-found/' ? page.replaceAll('"../', '"/') : page
      },
    })
    const { status = response.status } = event.locals
    const head = event.platform?.head
    if (head === undefined && status === response.status) return response
    const body =
      head === undefined ? response.body : writeHead(await response.text(), head, language)
    return new Response(body, { status, headers: response.headers })
  })
}

export const handleError: HandleServerError = ({ error, event }) => {
  const { platform } = event
  if (platform?.onError === undefined) console.error(error)
  else platform.onError(error)
}
