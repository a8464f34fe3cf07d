@NullMarked
package dev.plumbline.repair;

import org.jspecify.annotations.NullMarked;
