/**
 * Whether new changeSets are safe to run: they are run on a database with rows, and it is observed
 * what they lock, read, write, lose and leave behind.
 */
@NullMarked
package dev.plumbline.safety;

import org.jspecify.annotations.NullMarked;
