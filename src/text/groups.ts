/** Adds an item to the list under a key. (`set(key, [...get(key), item])` copies the list each time: a square.) */
export function addTo<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
