import type { PageRelease, ReleaseHead } from '#lib/page-release.ts'
import type { Place } from '#lib/place.ts'

declare global {
  namespace App {
    interface Platform {
      readonly release: PageRelease
      /** Written into pages; without it, whoever asked for the page does so. */
      readonly head?: ReleaseHead
      /** Told why a page could not be made; without it the reason is printed. */
      readonly onError?: (error: unknown) => void
    }
    interface Locals {
      /** What a page answers with when it is not 200: it says itself what is amiss. */
      status?: number
    }
    interface PageData {
      readonly place?: Place
    }
  }
}

export {}
