import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AnswerSearch } from './answer-search.ts'
import { makeEncodingChooser, type Encoding } from './choose-encoding.ts'
import { securityHeaders } from './headers.ts'
import type { Representation, Resource } from './resource.ts'
import type { Site } from './site.ts'
import type { AnswerView } from './views.ts'

const longestUrl = 2000

/** Whether one of the tags that a client has is this one. */
const hasTag = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch === etag ||
  ifNoneMatch.trim() === '*' ||
  ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)

const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  more: Readonly<Record<string, string>> = {},
): void => {
  const body = Buffer.from(`${text}\n`)
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(body.length),
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...securityHeaders,
    ...more,
  })
  response.end(body)
}

/** A view is made for whoever asks, and kept nowhere. */
const sendHtml = (response: ServerResponse, status: number, html: Uint8Array): void => {
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': String(html.length),
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...securityHeaders,
  })
  response.end(html)
}

const redirect = (response: ServerResponse, status: number, location: string): void =>
  sendText(response, status, location, { Location: location })

const send = (
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { etag, headers, notModifiedHeaders, body }: Representation,
): void => {
  const ifNoneMatch = request.headers['if-none-match']
  if (status === 200 && ifNoneMatch !== undefined && hasTag(ifNoneMatch, etag)) {
    response.writeHead(304, notModifiedHeaders)
    response.end()
    return
  }
  response.writeHead(status, headers)
  // Node leaves the body out of answers to HEAD.
  response.end(body)
}

/** Answers requests for a release: from memory, so that no request can reach anything else. */
export const makeAnswer = (site: Site, search: AnswerSearch, views: AnswerView) => {
  const encodingFor = makeEncodingChooser()

  const sendResource = (
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    resource: Resource,
  ): void => {
    const encoding: Encoding = encodingFor(request.headers['accept-encoding'])
    const found = resource.get(encoding)
    if (!(found instanceof Promise)) return send(request, response, status, found)
    found.then(
      (made) => send(request, response, status, made),
      () => sendText(response, 500, 'This page cannot be sent now.'),
    )
  }

  /** A page with a query: a view of its own where there is one, else the page itself. */
  const sendView = (
    request: IncomingMessage,
    response: ServerResponse,
    resource: Resource,
    path: string,
    query: string,
  ): void => {
    views(path, query).then(
      (view) =>
        view === null
          ? sendResource(request, response, 200, resource)
          : sendHtml(response, view.status, view.html),
      () => sendText(response, 500, 'This view cannot be made now.'),
    )
  }

  const answerOther = (request: IncomingMessage, response: ServerResponse, url: string): void => {
    // Proxies may send the whole address.
    const local = url.replace(/^https?:\/\/[^/?]*/i, '')
    const at = local.indexOf('?')
    const path = at === -1 ? local : local.slice(0, at)
    const query = at === -1 ? '' : local.slice(at + 1)
    const target = site.find(path)
    switch (target.kind) {
      case 'resource': {
        const location = query === '' ? null : search(path, query)
        if (location !== null) return redirect(response, 303, location)
        if (query !== '') return sendView(request, response, target.resource, path, query)
        return sendResource(request, response, 200, target.resource)
      }
      case 'redirect':
        return redirect(response, 308, at === -1 ? target.location : `${target.location}?${query}`)
      case 'malformed':
        return sendText(response, 400, 'This address is malformed.')
      case 'not-found': {
        const page = site.notFound(target.language)
        if (page !== null) return sendResource(request, response, 404, page)
        return sendText(response, 404, 'Niet gevonden. Not found.')
      }
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url = '' } = request
    if (method !== 'GET' && method !== 'HEAD') {
      const more = { Allow: 'GET, HEAD', Connection: 'close' }
      return sendText(response, 405, 'Only GET and HEAD.', more)
    }
    const resource = site.byUrl.get(url)
    if (resource !== undefined) return sendResource(request, response, 200, resource)
    if (url.length > longestUrl) return sendText(response, 414, 'This address is too long.')
    answerOther(request, response, url)
  }
}
