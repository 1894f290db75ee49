import { historyFolder, manifestPath, signaturePath } from '../release-path.ts'

/** Scripts come with the release, and pages load nothing from elsewhere. */
const contentSecurityPolicy = (frameAncestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')

const permissionsPolicy = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

/** Sent with every answer, also with refusals. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy("'self'"),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': permissionsPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

/** Names of these files change with their contents. */
const isImmutable = (path: string): boolean => path.startsWith('_app/immutable/')

/** Open data may be read from pages of anyone. */
const isOpenData = (path: string): boolean =>
  path.startsWith('data/') ||
  path.startsWith(`${historyFolder}/`) ||
  path === manifestPath ||
  path === signaturePath

/** Charts that others may show in their pages: each says where it comes from. */
const isEmbed = (path: string): boolean => /(^|\/)embed\//.test(path)

/** Charts as pictures, beside the pages in every language: they carry their source inside. */
const isPicture = (path: string): boolean => /^[a-z][a-z]\/.*\.svg$/.test(path)

const isForOthers = (path: string): boolean => isOpenData(path) || isEmbed(path) || isPicture(path)

/** What a file of a release is sent with, apart from its type, length and tag. */
export const fileHeaders = (path: string): Readonly<Record<string, string>> => ({
  ...securityHeaders,
  'Cache-Control': isImmutable(path)
    ? 'public, max-age=31536000, immutable'
    : 'public, max-age=60, must-revalidate',
  ...(isEmbed(path) ? { 'Content-Security-Policy': contentSecurityPolicy('*') } : {}),
  'Cross-Origin-Resource-Policy': isForOthers(path) ? 'cross-origin' : 'same-origin',
  ...(isForOthers(path) ? { 'Access-Control-Allow-Origin': '*' } : {}),
})
