package dev.plumbline.bakery.pos;

import java.io.Serializable;

/** Receipts are numbered without gaps by each till. */
public record ReceiptId(String storeCode, short tillNumber, long number) implements Serializable {}
