@NullMarked
package dev.plumbline.quarkus.test;

import org.jspecify.annotations.NullMarked;
