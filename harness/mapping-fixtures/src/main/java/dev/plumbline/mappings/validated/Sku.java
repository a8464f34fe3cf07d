package dev.plumbline.mappings.validated;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint that is made of others. */
@NotNull
@Size(min = 3, max = 12)
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Sku {
  String message() default "no article number";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
