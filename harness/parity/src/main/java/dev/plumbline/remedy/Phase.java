package dev.plumbline.remedy;

/** When in the order of all repairs a step has its turn: after what it may build on. */
enum Phase {
  NAMESPACES,
  TYPES,
  SEQUENCES,
  TABLES,
  COLUMNS,
  PROMISES,
  PROMISES_VALIDATED,
  NOT_NULLS,
  INDEXES,
  KEYS,
  FOREIGN_KEYS_OF_NEW_TABLES,
  CHECKS,
  FOREIGN_KEYS,
  VALIDATION
}
