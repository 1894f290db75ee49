/**
 * Where somebody goes after signing in: the page they came for, when it is one of ours. Anything
 * else, another site above all, becomes the first page.
 */
export const safeReturn = (wanted: string, origin: string): string => {
  // Browsers read a backslash as a slash, and leave out tabs and line ends.
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/'
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : null
  return url?.origin === origin ? `${url.pathname}${url.search}` : '/'
}
