package dev.plumbline.postgres;

/**
 * The image of a container.
 *
 * @param name as Docker knows it
 * @param reason why this one
 */
record ContainerImage(String name, String reason) {

  private static final String PROPERTY = "plumbline.testcontainers.image";

  /** The major version that Plumbline brings binaries of, for likeness. */
  private static final String DEFAULT_VERSION = "18";

  /**
   * Decides on an image.
   *
   * @param named what the source names, or {@code ""}
   * @param version what the specification wants, or {@code ""}
   */
  static ContainerImage choose(String named, String version, UserSettings settings) {
    if (!named.isEmpty()) {
      return new ContainerImage(named, "named where the container is asked for");
    }
    return settings
        .find(PROPERTY)
        .map(given -> new ContainerImage(given.value().strip(), "as " + given.origin() + " says"))
        .orElseGet(() -> ofVersion(version));
  }

  private static ContainerImage ofVersion(String version) {
    return version.isEmpty()
        ? new ContainerImage("postgres:" + DEFAULT_VERSION, "the default")
        : new ContainerImage("postgres:" + version, "for the version that is wanted");
  }
}
