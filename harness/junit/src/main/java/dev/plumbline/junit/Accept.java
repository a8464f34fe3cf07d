package dev.plumbline.junit;

import dev.plumbline.finding.FindingCode;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A finding that the service lives with; part of {@link PlumblineTest}. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Accept {

  /** Its code. */
  FindingCode code();

  /**
   * What it is about, as it follows the code in the finding; {@code *} stands for any characters.
   */
  String subject();

  /** Why it is all right. */
  String reason();
}
