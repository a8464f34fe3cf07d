@NullMarked
package dev.plumbline.cli.fleet;

import org.jspecify.annotations.NullMarked;
