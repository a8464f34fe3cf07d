package dev.plumbline.hibernate.oven;

/** Stored as a number by {@link TemperatureConverter}. */
public record Temperature(int degrees) {}
