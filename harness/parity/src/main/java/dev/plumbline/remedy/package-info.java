/** What is wrong, as statements that put it right: pure, safe where PostgreSQL has a safe form. */
@NullMarked
package dev.plumbline.remedy;

import org.jspecify.annotations.NullMarked;
