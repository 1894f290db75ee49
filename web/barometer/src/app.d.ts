import type { Release } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'

declare global {
  namespace App {
    interface Platform {
      readonly release: Release
      /** Told why a page could not be made; without it the reason is printed. */
      readonly onError?: (error: unknown) => void
    }
    interface PageData {
      readonly place?: Place
    }
  }
}

export {}
