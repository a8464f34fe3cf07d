package dev.plumbline.bakery.tenant;

import java.io.Serializable;

/** How much of the product a plan includes. Stored as JSON. */
public record PlanLimits(int bakeries, int users, boolean forecasting) implements Serializable {}
