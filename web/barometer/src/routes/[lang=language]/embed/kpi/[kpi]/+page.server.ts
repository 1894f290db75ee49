import { error } from '@sveltejs/kit'
import { embedPage, isEmbedded } from '#lib/embed/embedded-kpis.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, parent }) => {
  const { place } = await parent()
  for (const agreement of place.release.agreements) {
    for (const kpi of agreement.kpis) {
      if (isEmbedded(agreement, kpi) && embedPage(agreement, kpi.kpi).part === params.kpi)
        return { key: agreement.key, kpi: kpi.kpi }
    }
  }
  error(404)
}
