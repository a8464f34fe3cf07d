package dev.plumbline.changelog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** A resource that notes what is asked of it. */
final class RecordedResource implements Resource {

  private final Resource resource;
  private final ResourceRequests requests;
  private final SearchBounds bounds;

  RecordedResource(Resource resource, ResourceRequests requests, SearchBounds bounds) {
    this.resource = resource;
    this.requests = requests;
    this.bounds = bounds;
  }

  @Override
  public String getPath() {
    return resource.getPath();
  }

  @Override
  public InputStream openInputStream() throws IOException {
    requests.found(getPath());
    bounds.require(getPath(), getUri());
    SearchBounds.requireReadable(getPath(), getUri());
    requests.opens(getPath());
    InputStream content = resource.openInputStream();
    if (getPath().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      // Liquibase looks at the stream's class to see whether it is unpacked already
      return content;
    }
    String name = getPath().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
      content = finite(content);
    }
    return new DigestingStream(content, digest -> requests.read(getPath(), digest));
  }

  private InputStream finite(InputStream content) throws IOException {
    byte[] bytes;
    try (content) {
      bytes = content.readAllBytes();
    }
    YamlAliases.requireFinite(getPath(), new String(bytes, StandardCharsets.UTF_8));
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean exists() {
    boolean exists = resource.exists();
    if (exists) {
      bounds.require(getPath(), getUri());
    }
    if (exists) {
      requests.found(getPath());
    } else {
      requests.absent(getPath());
    }
    return exists;
  }

  @Override
  public Resource resolve(String other) {
    return new RecordedResource(resource.resolve(other), requests, bounds);
  }

  @Override
  public Resource resolveSibling(String other) {
    return new RecordedResource(resource.resolveSibling(other), requests, bounds);
  }

  @Override
  public boolean isWritable() {
    return resource.isWritable();
  }

  @Override
  public OutputStream openOutputStream(OpenOptions options) throws IOException {
    requests.refuse(getPath() + " was opened for writing");
    return resource.openOutputStream(options);
  }

  @Override
  public URI getUri() {
    return resource.getUri();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resource that && getUri().equals(that.getUri());
  }

  @Override
  public int hashCode() {
    return getUri().hashCode();
  }

  @Override
  public String toString() {
    return resource.toString();
  }
}
