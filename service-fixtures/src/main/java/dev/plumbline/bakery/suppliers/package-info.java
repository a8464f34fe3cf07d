/** The suppliers service: who delivers what, on which terms, at which price. */
package dev.plumbline.bakery.suppliers;
