package dev.plumbline.bakery.alertprocessor;

import java.io.Serializable;
import java.time.LocalDate;

/** A severity of a source on a day in UTC. */
public record DailyAlertCountId(LocalDate day, String sourceName, Severity severity)
    implements Serializable {}
