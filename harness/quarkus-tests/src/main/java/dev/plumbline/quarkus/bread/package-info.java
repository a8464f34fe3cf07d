@NullMarked
package dev.plumbline.quarkus.bread;

import org.jspecify.annotations.NullMarked;
