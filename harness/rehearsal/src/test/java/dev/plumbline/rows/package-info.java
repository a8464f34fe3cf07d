@NullMarked
package dev.plumbline.rows;

import org.jspecify.annotations.NullMarked;
