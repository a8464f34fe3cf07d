package dev.plumbline.bakery.pos;

import java.io.Serializable;

/** Tills are numbered within their store. */
public record TillId(String storeCode, short number) implements Serializable {}
