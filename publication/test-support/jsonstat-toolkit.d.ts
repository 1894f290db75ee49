declare module 'jsonstat-toolkit' {
  interface Cell {
    readonly value: number | null
    readonly status: string | null
  }
  interface Dataset {
    readonly class: string
    readonly length: number
    readonly Data: (at: Readonly<Record<string, string>>) => Cell | null
  }
  const read: (json: unknown) => Dataset
  export default read
}
