package dev.plumbline.bakery.pos;

import java.io.Serializable;

/** Lines are numbered within their receipt. */
public record ReceiptLineId(ReceiptId receipt, short number) implements Serializable {}
