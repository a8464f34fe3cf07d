/** A command at work on one service or on all of them: in turn, or shared out among processes. */
@NullMarked
package dev.plumbline.cli.fleet;

import org.jspecify.annotations.NullMarked;
