package dev.plumbline.schema;

/**
 * An installed extension. Its version is left out: it follows the server.
 *
 * @param name of the extension
 * @param namespace that holds its objects
 */
public record Extension(String name, String namespace) implements SchemaObject {

  @Override
  public String kind() {
    return "extension";
  }

  @Override
  public String label() {
    return name;
  }
}
