/** The read-only judgement whether a database is at the revision that a build needs. */
@NullMarked
package dev.plumbline.verification;

import org.jspecify.annotations.NullMarked;
