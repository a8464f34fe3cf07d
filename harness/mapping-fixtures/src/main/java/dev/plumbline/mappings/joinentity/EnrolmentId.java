package dev.plumbline.mappings.joinentity;

import java.io.Serializable;

public record EnrolmentId(Long student, Long course) implements Serializable {}
