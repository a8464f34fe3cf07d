package org.springframework.data.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in for Spring Data's, so that this module needs no Spring. */
@Retention(RetentionPolicy.RUNTIME)
public @interface CreatedDate {}
