@NullMarked
package dev.plumbline.safety;

import org.jspecify.annotations.NullMarked;
