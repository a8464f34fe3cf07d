/**
 * Text that leaves the process: no secret in it, nothing invisible; names and values quoted for
 * SQL. And what people write of durations.
 */
@NullMarked
package dev.plumbline.text;

import org.jspecify.annotations.NullMarked;
