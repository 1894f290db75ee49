import { defineParams } from '@sveltejs/kit/params'
import { parseSiteLanguage } from '#lib/paths.ts'

export const params = defineParams({
  language: (text) => parseSiteLanguage(text) ?? undefined,
})
