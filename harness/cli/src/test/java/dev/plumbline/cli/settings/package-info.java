@NullMarked
package dev.plumbline.cli.settings;

import org.jspecify.annotations.NullMarked;
