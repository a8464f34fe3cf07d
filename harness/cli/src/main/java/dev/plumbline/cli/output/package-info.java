/** What a call says: exit codes, text for people, documents, metrics and logs. */
@NullMarked
package dev.plumbline.cli.output;

import org.jspecify.annotations.NullMarked;
