import { SaxesParser } from 'saxes'

export interface SvgNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: SvgNode[]
  text: string
}

/** The picture as a tree; throws when it is no well-formed XML. */
export const parseSvg = (svg: string): SvgNode => {
  const root: SvgNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node: SvgNode = { name, attributes: attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(svg).close()
  const [only] = root.children
  if (only === undefined) throw new Error('empty')
  return only
}

export const allOf = (node: SvgNode): readonly SvgNode[] => [node, ...node.children.flatMap(allOf)]
/** The groups of a class, such as `dots`. */
export const groupsOf = (svg: string, name: string): readonly SvgNode[] =>
  allOf(parseSvg(svg)).filter(({ attributes }) => attributes['class']?.split(' ').includes(name))
/** What stands written in the picture. */
export const textsOf = (svg: string): readonly string[] =>
  allOf(parseSvg(svg))
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text)
