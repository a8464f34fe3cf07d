@NullMarked
package dev.plumbline.archunit.clean.model;

import org.jspecify.annotations.NullMarked;
