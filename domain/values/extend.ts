/**
 * The list with one more item. A new list, unless it is `owned`: then nobody else holds it and it is
 * extended in place, so that a long list is not copied for every item.
 */
export const extendList = <Item>(
  list: readonly Item[],
  item: Item,
  owned: boolean,
): readonly Item[] => {
  if (!owned) return [...list, item]
  ;(list as Item[]).push(item)
  return list
}

/** The same for a map with one more, or one other, entry. */
export const extendMap = <Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
  value: Value,
  owned: boolean,
): ReadonlyMap<Key, Value> => (owned ? (map as Map<Key, Value>) : new Map(map)).set(key, value)
