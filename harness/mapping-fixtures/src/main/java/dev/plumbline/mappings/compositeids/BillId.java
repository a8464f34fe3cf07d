package dev.plumbline.mappings.compositeids;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

@Embeddable
public record BillId(int year, int number) implements Serializable {}
