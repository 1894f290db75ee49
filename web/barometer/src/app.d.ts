import type { Release } from '@peil/domain/release/release.ts'
import type { Place } from '#lib/place.ts'

declare global {
  namespace App {
    interface Platform {
      readonly release: Release
    }
    interface PageData {
      readonly place?: Place
    }
  }
}

export {}
