package dev.plumbline.verification;

import org.jspecify.annotations.Nullable;

/**
 * A row of Liquibase's history.
 *
 * @param id which changeSet
 * @param checksum as {@code version:md5}, or null after {@code clear-checksums}
 */
record AppliedChangeSet(ChangeSetId id, @Nullable String checksum) {}
