package dev.plumbline.migrator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Locale;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/** A resource that notes what is asked of it. */
final class RecordedResource implements Resource {

  private final Resource resource;
  private final ResourceRequests requests;

  RecordedResource(Resource resource, ResourceRequests requests) {
    this.resource = resource;
    this.requests = requests;
  }

  @Override
  public String getPath() {
    return resource.getPath();
  }

  @Override
  public InputStream openInputStream() throws IOException {
    requests.found(getPath());
    InputStream content = resource.openInputStream();
    if (getPath().toLowerCase(Locale.ROOT).endsWith(".gz")) {
      // Liquibase looks at the stream's class to see whether it is unpacked already
      return content;
    }
    return new DigestingStream(content, digest -> requests.read(getPath(), digest));
  }

  @Override
  public boolean exists() {
    boolean exists = resource.exists();
    if (exists) {
      requests.found(getPath());
    } else {
      requests.absent(getPath());
    }
    return exists;
  }

  @Override
  public Resource resolve(String other) {
    return new RecordedResource(resource.resolve(other), requests);
  }

  @Override
  public Resource resolveSibling(String other) {
    return new RecordedResource(resource.resolveSibling(other), requests);
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
