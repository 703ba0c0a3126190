// What came to the language after Node 18, which Debian 12 has.
const later = [
  [String.prototype, 'toWellFormed', 'isWellFormed'],
  [Array, 'fromAsync'],
  [Array.prototype, 'toReversed', 'toSorted', 'toSpliced', 'with'],
  [Object.getPrototypeOf(Int8Array.prototype), 'toReversed', 'toSorted', 'with'],
  [Set.prototype, 'difference', 'intersection', 'isDisjointFrom', 'isSubsetOf', 'isSupersetOf', 'symmetricDifference', 'union'],
  [Object, 'groupBy'],
  [Map, 'groupBy'],
  [Promise, 'try', 'withResolvers'],
  [RegExp, 'escape'],
]
for (const [owner, ...names] of later) for (const name of names) delete owner[name]
