/** How the messages are compiled: the same for the build, for development and for type checks. */
export const messagesConfig = {
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  // The language is the one of the page's address; the server hook hands it over.
  strategy: ['globalVariable' as const, 'baseLocale' as const],
  isServer: 'true',
  emitReadme: false,
  // Takes the place of the compiler's own, which makes a formatter for every number.
  additionalFiles: { 'registry.js': "export { number, plural } from '../message-formats.ts'\n" },
}
