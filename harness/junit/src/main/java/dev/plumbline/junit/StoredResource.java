package dev.plumbline.junit;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Something in an {@link ExtensionContext.Store} that JUnit closes. JUnit before 5.13 looks for the
 * one interface, JUnit from 5.13 on for the other.
 */
@SuppressWarnings("deprecation") // for the older ones, which Spring Boot 3.5 still brings
interface StoredResource extends ExtensionContext.Store.CloseableResource, AutoCloseable {

  @Override
  void close() throws Exception;
}
