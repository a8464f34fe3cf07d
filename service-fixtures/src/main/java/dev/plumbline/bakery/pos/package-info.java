/** The point-of-sale service: tills, shifts, receipts and how they were paid. */
package dev.plumbline.bakery.pos;
