import { checks } from './checks.ts'

/** Whether anything at all is wrong with a row, asked as cheaply as can be. */
export const isFaulty = [...new Set(checks.map(({ fault, partOf }) => partOf ?? fault))]
  .map((fault) => `coalesce(${fault}, false)`)
  .join(' OR ')
