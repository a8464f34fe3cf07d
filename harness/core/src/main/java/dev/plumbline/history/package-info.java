/** Where Liquibase keeps what it has applied. */
@NullMarked
package dev.plumbline.history;

import org.jspecify.annotations.NullMarked;
