/** The alert processor: what went wrong in the bakery, who was told, and who took care of it. */
package dev.plumbline.bakery.alertprocessor;
