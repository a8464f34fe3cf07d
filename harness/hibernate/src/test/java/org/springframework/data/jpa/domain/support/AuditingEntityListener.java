package org.springframework.data.jpa.domain.support;

/** Stands in for Spring Data's, so that this module needs no Spring. */
public class AuditingEntityListener {}
