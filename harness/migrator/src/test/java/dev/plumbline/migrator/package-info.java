@NullMarked
package dev.plumbline.migrator;

import org.jspecify.annotations.NullMarked;
