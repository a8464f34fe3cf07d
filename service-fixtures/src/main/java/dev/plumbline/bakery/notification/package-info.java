/**
 * The notification service: who wants to hear from us, by which channel, and what became of it.
 *
 * <p>Names of tables and columns follow from the naming strategy, not from annotations.
 */
package dev.plumbline.bakery.notification;
