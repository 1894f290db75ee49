/** Names of classes of components, wherever they stand. */
const componentClass = /utrecht-[\w-]+/g

/** What stands in parentheses chooses among elements that the rest of a selector has found. */
const withoutParentheses = (selector: string): string => {
  const shorter = selector.replaceAll(/\([^()]*\)/g, '')
  return shorter === selector ? selector : withoutParentheses(shorter)
}

/** Whether pages name a class, whole or, where they choose among several, by how it begins. */
const isNamed = (named: ReadonlySet<string>, name: string): boolean => {
  if (named.has(name)) return true
  for (let end = name.lastIndexOf('-'); end > 0; end = name.lastIndexOf('-', end - 1)) {
    if (named.has(name.slice(0, end + 1))) return true
  }
  return false
}

/**
 * Whether a selector can match an element of pages that are made of these sources: every class of
 * the component library that it asks for is named there. Half of the library's rules are for forms
 * of components that no page has, and every reader would wait for them.
 */
export const canMatch = (sources: string): ((selector: string) => boolean) => {
  const named = new Set(sources.match(componentClass))
  return (selector) =>
    (withoutParentheses(selector).match(componentClass) ?? []).every((name) => isNamed(named, name))
}
