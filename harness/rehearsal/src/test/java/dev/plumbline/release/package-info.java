@NullMarked
package dev.plumbline.release;

import org.jspecify.annotations.NullMarked;
