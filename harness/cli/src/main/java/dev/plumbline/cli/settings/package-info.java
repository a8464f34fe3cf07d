/**
 * What a call was told by options, environment and files, the secrets in it, and the database that
 * it leads to.
 */
@NullMarked
package dev.plumbline.cli.settings;

import org.jspecify.annotations.NullMarked;
