@NullMarked
package dev.plumbline.changelog;

import org.jspecify.annotations.NullMarked;
