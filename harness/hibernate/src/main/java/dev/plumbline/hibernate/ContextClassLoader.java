package dev.plumbline.hibernate;

/** The class loader that sees the service: the thread's, as everywhere in the JPA world. */
final class ContextClassLoader {

  private ContextClassLoader() {}

  static ClassLoader get() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context != null ? context : ContextClassLoader.class.getClassLoader();
  }
}
