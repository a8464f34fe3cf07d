/** The schema snapshot: what a build of a service needs, as a text file that travels in its jar. */
@NullMarked
package dev.plumbline.snapshot;

import org.jspecify.annotations.NullMarked;
