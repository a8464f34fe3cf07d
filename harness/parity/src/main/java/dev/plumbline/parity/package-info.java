/**
 * What the entities need against what the changelog makes, and what a history makes against what is
 * there.
 */
@NullMarked
package dev.plumbline.parity;

import org.jspecify.annotations.NullMarked;
