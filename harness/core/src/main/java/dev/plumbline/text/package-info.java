/** What must happen to text before it leaves the process: no secret in it, nothing invisible. */
@NullMarked
package dev.plumbline.text;

import org.jspecify.annotations.NullMarked;
