package dev.plumbline.junit;

import dev.plumbline.finding.FindingCode;
import dev.plumbline.finding.Severity;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The severity that the service gives to a kind of finding; part of {@link PlumblineTest}. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SeverityOf {

  /** The kind of finding. */
  FindingCode code();

  /** The severity of every finding with that code. */
  Severity is();
}
