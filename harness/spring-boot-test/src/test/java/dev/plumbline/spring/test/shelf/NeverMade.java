package dev.plumbline.spring.test.shelf;

import org.springframework.stereotype.Component;

/** The contract needs no bean of the application. */
@Component
class NeverMade {

  NeverMade() {
    throw new IllegalStateException("A bean of the application was made");
  }
}
