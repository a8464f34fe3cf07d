/** Servers besides the usual ones, for tests: what a service meets in production. */
@NullMarked
package dev.plumbline.servers;

import org.jspecify.annotations.NullMarked;
