package dev.plumbline.changelog;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.resource.ZipResourceAccessor;
import liquibase.util.StreamUtil;

/**
 * The files of a search path, as Liquibase wants them. Where several places have the same file, the
 * first wins. Notes what was asked for, and what the answer was.
 */
final class ChangelogResources extends AbstractResourceAccessor {

  /** Of every version: newer ones describe the same language, and then some. */
  private static final Pattern XML_SCHEMA =
      Pattern.compile("www\\.liquibase\\.org/xml/ns/dbchangelog/dbchangelog-[\\w.]+\\.xsd");

  private static final String NEWEST_XML_SCHEMA =
      "www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd";

  private static final ResourceAccessor NEWEST =
      new ClassLoaderResourceAccessor(DatabaseChangeLog.class.getClassLoader());

  private final List<ResourceAccessor> places;
  private final boolean packed;
  private final SearchBounds bounds;
  private final Set<String> read = new LinkedHashSet<>();
  private final ResourceRequests requests = new ResourceRequests();

  ChangelogResources(SearchPath searchPath) {
    List<ResourceAccessor> accessors = new ArrayList<>();
    for (Path root : searchPath.roots()) {
      PackedApplication.partsOf(root).forEach(part -> accessors.add(accessor(part)));
    }
    if (searchPath.includesClassPath()) {
      accessors.add(new ClassLoaderResourceAccessor(ClassPathRoot.currentLoader()));
    }
    places = List.copyOf(accessors);
    packed = searchPath.hasPackedApplication();
    bounds = new SearchBounds(searchPath);
  }

  private static ResourceAccessor accessor(Path root) {
    try {
      return Files.isDirectory(root)
          ? new DirectoryResourceAccessor(root)
          : new ZipResourceAccessor(root);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException("The search path's " + root + " has disappeared", e);
    }
  }

  @Override
  public List<Resource> getAll(String asked) throws IOException {
    String path = withoutProtocol(asked);
    Optional<String> known = PackedApplication.onClassPath(path);
    if (packed && known.isPresent()) {
      throw new IOException(
          path
              + " is "
              + known.get()
              + " in the application and in its tests: write that instead.");
    }
    for (ResourceAccessor place : places) {
      List<Resource> found = place.getAll(path);
      if (found != null && !found.isEmpty()) {
        bounded(place).require(path, found.get(0).getUri());
        read.remove(path);
        read.add(path);
        requests.found(path);
        return List.of(new RecordedResource(found.get(0), requests, bounded(place)));
      }
    }
    if (XML_SCHEMA.matcher(path).matches()) {
      return NEWEST.getAll(NEWEST_XML_SCHEMA);
    }
    requests.absent(path);
    return List.of();
  }

  /** Spring and old versions of Liquibase write it in front of paths; it says nothing. */
  private static String withoutProtocol(String path) {
    return path.replaceFirst("^classpath\\*?:/*", "");
  }

  private SearchBounds bounded(ResourceAccessor place) {
    return place instanceof ClassLoaderResourceAccessor ? SearchBounds.NONE : bounds;
  }

  @Override
  public List<Resource> search(String path, boolean recursive) throws IOException {
    SearchOptions options = new SearchOptions();
    options.setRecursive(recursive);
    return search(path, options);
  }

  @Override
  public List<Resource> search(String asked, SearchOptions options) throws IOException {
    String path = withoutProtocol(asked);
    Map<String, Resource> found = new LinkedHashMap<>();
    for (ResourceAccessor place : places) {
      for (Resource resource : place.search(path, options)) {
        bounded(place).require(resource.getPath(), resource.getUri());
        found.putIfAbsent(
            resource.getPath(), new RecordedResource(resource, requests, bounded(place)));
      }
    }
    requests.searched(
        new SearchRoot.Search(
            path, options.getMinDepth(), options.getMaxDepth(), options.getEndsWithFilter()),
        found.keySet());
    return List.copyOf(found.values());
  }

  /** The files that were asked for and are there, the last one last. */
  List<String> read() {
    return List.copyOf(read);
  }

  /** What was asked for so far. */
  ResourceRequests requests() {
    return requests;
  }

  /** The lines of a file that is known to be there, decoded as Liquibase decodes them. */
  List<String> lines(String path) throws IOException {
    try (InputStream in = getExisting(path).openInputStream()) {
      return StreamUtil.readStreamAsString(in).lines().toList();
    }
  }

  @Override
  public List<String> describeLocations() {
    List<String> locations = new ArrayList<>();
    places.forEach(place -> locations.addAll(place.describeLocations()));
    return locations;
  }

  /** Folders need no closing, and Liquibase leaves the file systems of jars open on purpose. */
  @Override
  public void close() {}
}
