package dev.plumbline.hibernate.oven;

import jakarta.persistence.Embeddable;

@Embeddable
public record Size(int width, int height) {}
