import { defineParams } from '@sveltejs/kit/params'
import { parseRenderedLanguage } from '#lib/paths.ts'

export const params = defineParams({
  language: (text) => parseRenderedLanguage(text) ?? undefined,
})
