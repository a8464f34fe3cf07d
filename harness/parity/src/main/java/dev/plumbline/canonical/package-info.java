/** Expressions, replayed on the server until they read alike. */
@NullMarked
package dev.plumbline.canonical;

import org.jspecify.annotations.NullMarked;
