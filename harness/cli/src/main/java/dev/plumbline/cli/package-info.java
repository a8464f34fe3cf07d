/** plumbline.jar: the migrator and the verifier, for jobs and consoles. */
@NullMarked
package dev.plumbline.cli;

import org.jspecify.annotations.NullMarked;
