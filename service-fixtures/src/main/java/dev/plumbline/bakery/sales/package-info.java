/** The sales service: what goes over the counter, how it is paid, what comes back. */
package dev.plumbline.bakery.sales;
