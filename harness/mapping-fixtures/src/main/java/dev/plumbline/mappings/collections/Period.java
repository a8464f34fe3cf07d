package dev.plumbline.mappings.collections;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public record Period(@Column(nullable = false) int minutes, @Column(length = 100) String remark) {}
