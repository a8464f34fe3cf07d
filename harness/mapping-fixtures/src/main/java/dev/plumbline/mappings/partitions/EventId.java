package dev.plumbline.mappings.partitions;

import java.io.Serializable;
import java.time.LocalDate;

public record EventId(Long id, LocalDate happenedOn) implements Serializable {}
