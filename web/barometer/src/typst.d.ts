/** A template of the typesetter, as text. */
declare module '*.typ?raw' {
  const template: string
  export default template
}
