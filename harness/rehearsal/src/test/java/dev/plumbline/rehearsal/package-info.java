@NullMarked
package dev.plumbline.rehearsal;

import org.jspecify.annotations.NullMarked;
