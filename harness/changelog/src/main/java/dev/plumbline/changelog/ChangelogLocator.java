package dev.plumbline.changelog;

import dev.plumbline.changelog.SearchRoot.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds a service's changelog by convention, and helps where it is not found. */
final class ChangelogLocator {

  private static final List<String> NAMES = List.of("db.changelog-master", "changelog");
  private static final List<String> EXTENSIONS = List.of(".yaml", ".yml", ".xml", ".json", ".sql");
  private static final List<String> PARENTS = List.of("changelogs", "db/changelog");

  private final String service;
  private final SearchPath searchPath;

  ChangelogLocator(String service, SearchPath searchPath) {
    this.service = service;
    this.searchPath = searchPath;
  }

  static List<String> services(SearchPath searchPath) {
    try (FileLookup files = new FileLookup(searchPath)) {
      return List.copyOf(servicesWithChangelog(files));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + searchPath + " for changelogs", e);
    }
  }

  private List<String> folders() {
    return List.of("changelogs/" + service, "db/changelog/" + service, "db/changelog");
  }

  String locate() {
    try (FileLookup files = new FileLookup(searchPath)) {
      for (String folder : folders()) {
        List<String> candidates = candidatesIn(folder, files);
        if (candidates.size() == 1) {
          return candidates.get(0);
        }
        if (candidates.size() > 1) {
          throw new ChangelogNotFoundException(
              service
                  + ": there are several changelogs, and it is unclear which one is the root: "
                  + String.join(", ", candidates)
                  + ". Looked in "
                  + searchPath
                  + ". Keep one of them, or name the root explicitly.");
        }
      }
      throw new ChangelogNotFoundException(notFound(files));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + searchPath + " for changelogs", e);
    }
  }

  String require(String path) {
    String relative = relative(path);
    if (relative.equals("..") || relative.startsWith("../")) {
      throw new ChangelogNotFoundException(
          service
              + ": "
              + path
              + " is outside the search path, which is "
              + searchPath
              + ". Move it there, or add its folder to --search-path.");
    }
    Optional<String> known = PackedApplication.onClassPath(relative);
    if (known.isPresent() && searchPath.hasPackedApplication()) {
      throw new ChangelogNotFoundException(
          service
              + ": the changelog "
              + path
              + " is "
              + known.get()
              + " in the application and in its tests. Name it so: its path is a part of its"
              + " changeSets' identity, and by another one all of them would be run again.");
    }
    try (FileLookup files = new FileLookup(searchPath)) {
      if (files.has(relative)) {
        return relative;
      }
      String folder = relative.contains("/") ? relative.replaceFirst("/[^/]*$", "") : "";
      throw new ChangelogNotFoundException(
          service
              + ": there is no changelog "
              + path
              + ". Looked in "
              + searchPath
              + ". "
              + nearby(List.of(folder), files));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot search " + searchPath + " for " + path, e);
    }
  }

  /** An absolute path below one of the roots is meant relative to it. */
  private String relative(String path) {
    String relative = path.replace('\\', '/').replaceFirst("^classpath:/*", "");
    Path absolute = Path.of(relative).normalize();
    if (!absolute.isAbsolute()) {
      return absolute.toString().replace('\\', '/');
    }
    return searchPath.roots().stream()
        .map(root -> root.toAbsolutePath().normalize())
        .filter(absolute::startsWith)
        .map(root -> root.relativize(absolute).toString().replace('\\', '/'))
        .findFirst()
        .orElse(relative.replaceFirst("^/+", ""));
  }

  private static List<String> candidatesIn(String folder, FileLookup files) throws IOException {
    List<String> found = new ArrayList<>();
    for (String name : NAMES) {
      for (String extension : EXTENSIONS) {
        String path = folder + "/" + name + extension;
        if (files.has(path)) {
          found.add(path);
        }
      }
    }
    return found;
  }

  private String notFound(FileLookup files) throws IOException {
    return service
        + ": no changelog found. Looked for "
        + String.join(" or ", NAMES)
        + " ("
        + String.join(", ", EXTENSIONS)
        + ") in the folders "
        + String.join("/, ", folders())
        + "/ of "
        + searchPath
        + ". "
        + nearby(folders(), files);
  }

  private String nearby(List<String> folders, FileLookup files) throws IOException {
    Set<String> services = servicesWithChangelog(files);
    String meant =
        Spelling.closest(service, services)
            .filter(close -> !close.equals(service))
            .map(close -> "Did you mean " + close + "? ")
            .orElse("");
    List<String> others = new ArrayList<>();
    for (String folder : folders) {
      others.addAll(changelogLikeFilesIn(folder, files));
    }
    String there =
        others.isEmpty() ? "" : "Other files there: " + String.join(", ", shortened(others)) + ". ";
    String known =
        services.isEmpty()
            ? "No service has a changelog there: check the search path."
            : "Services that have one: "
                + String.join(", ", shortened(List.copyOf(services)))
                + ".";
    return meant + there + known;
  }

  private static Set<String> servicesWithChangelog(FileLookup files) throws IOException {
    Set<String> services = new TreeSet<>();
    for (String parent : PARENTS) {
      for (String file : files.search(Search.in(parent, true))) {
        String[] steps = file.substring(parent.length() + 1).split("/", -1);
        if (steps.length == 2 && isCandidate(steps[1])) {
          services.add(steps[0]);
        }
      }
    }
    return services;
  }

  private static boolean isCandidate(String file) {
    return NAMES.stream()
        .anyMatch(name -> EXTENSIONS.stream().anyMatch(ext -> file.equals(name + ext)));
  }

  private static List<String> changelogLikeFilesIn(String folder, FileLookup files)
      throws IOException {
    return files.search(Search.in(folder, false)).stream()
        .filter(ChangelogLocator::isChangelogFile)
        .toList();
  }

  /** Whether a file could be a changelog, by its name. */
  static boolean isChangelogFile(String path) {
    return EXTENSIONS.stream().anyMatch(path::endsWith);
  }

  private static List<String> shortened(List<String> names) {
    int most = 20;
    if (names.size() <= most) {
      return names;
    }
    List<String> first = new ArrayList<>(names.subList(0, most));
    first.add("… (" + names.size() + " in all)");
    return first;
  }
}
