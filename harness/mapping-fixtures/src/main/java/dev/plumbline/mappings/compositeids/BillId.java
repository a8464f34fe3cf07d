package dev.plumbline.mappings.compositeids;

import java.io.Serializable;

public record BillId(int year, int number) implements Serializable {}
