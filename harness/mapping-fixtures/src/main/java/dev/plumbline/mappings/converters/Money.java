package dev.plumbline.mappings.converters;

public record Money(long cents) {}
