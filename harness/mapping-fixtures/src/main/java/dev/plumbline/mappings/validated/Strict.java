package dev.plumbline.mappings.validated;

/** A group that is not validated when an entity is saved. */
interface Strict {}
