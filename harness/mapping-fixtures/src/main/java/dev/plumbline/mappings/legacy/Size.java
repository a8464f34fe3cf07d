package dev.plumbline.mappings.legacy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public record Size(
    @Column(name = "width_mm") int width, @Column(name = "height_mm") double height) {}
