@NullMarked
package dev.plumbline.spring;

import org.jspecify.annotations.NullMarked;
