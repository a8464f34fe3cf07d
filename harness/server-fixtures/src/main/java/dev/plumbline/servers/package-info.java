/** Databases for tests, and servers besides the usual ones: what a service meets in production. */
@NullMarked
package dev.plumbline.servers;

import org.jspecify.annotations.NullMarked;
