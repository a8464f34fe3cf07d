package dev.plumbline.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;

/** A place in the sources as ArchUnit prints it, which development environments make a link of. */
final class SourceLink {

  private SourceLink() {}

  static String of(JavaClass javaClass, StringLiteral literal) {
    String file =
        javaClass
            .getSource()
            .flatMap(Source::getFileName)
            .orElseGet(() -> javaClass.getSimpleName() + ".java");
    return "(" + file + ":" + literal.line() + ")";
  }
}
