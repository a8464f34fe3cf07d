package dev.plumbline.changelog;

import dev.plumbline.changelog.SearchRoot.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What Liquibase asked of the search path, and what it was told. Contents count as they were handed
 * out, not as they are when somebody looks again.
 */
final class ResourceRequests {

  /** In place of a digest: it is there, but nobody has read it. */
  private static final String UNREAD = "?";

  /** So many absent files are worth a search of their folder. */
  private static final int MANY = 20;

  /** To look for more would take longer than is worth it. */
  private static final int TOO_MANY = 2000;

  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<Search, Set<String>> searches = new LinkedHashMap<>();
  private final IncludeChain chain = new IncludeChain();
  private final Set<String> refused = new LinkedHashSet<>();
  private Map<String, String> recent = new TreeMap<>();

  /**
   * A file is about to be read.
   *
   * @throws IncludeChain.CircleException if it is a changelog that includes itself
   */
  void opens(String path) {
    chain.opens(path);
  }

  void found(String path) {
    note(path, UNREAD);
  }

  /** The changelog file at which a reading ended that failed. */
  Optional<String> endedAt(Throwable thrown) {
    return chain.endedAt(thrown);
  }

  void absent(String path) {
    chain.misses(path);
    note(path, FileLookup.ABSENT);
  }

  void read(String path, String digest) {
    note(path, digest);
  }

  /** It is no file, or none that can be opened: that, too, is something to compare. */
  void unreadable(String path) {
    recent.put(path, UNREAD);
  }

  void searched(Search search, Collection<String> paths) {
    Set<String> found = new TreeSet<>(paths);
    Set<String> before = searches.put(search, found);
    if (before != null && !before.equals(found)) {
      refuse(search.folder() + " changed while it was read");
    }
    recent.put(search.toString(), String.join("\n", found));
  }

  /** Notes why nobody can tell whether a later reading would be the same. */
  void refuse(String reason) {
    refused.add(reason);
  }

  private void note(String path, String digest) {
    String before = files.get(path);
    boolean wasThere = before != null && !before.equals(FileLookup.ABSENT);
    boolean isThere = !digest.equals(FileLookup.ABSENT);
    boolean bothRead = before != null && !before.equals(UNREAD) && !digest.equals(UNREAD);
    if (before != null && (wasThere != isThere || (bothRead && !digest.equals(before)))) {
      refuse(path + " changed while it was read");
    } else if (before == null || before.equals(UNREAD)) {
      files.put(path, digest);
    }
    if (!digest.equals(UNREAD)) {
      recent.put(path, digest);
    }
  }

  /** What was read, searched and missed since the last call, by path; not what was merely there. */
  Map<String, String> recent() {
    Map<String, String> taken = recent;
    recent = new TreeMap<>();
    return taken;
  }

  /** The paths that were asked for. */
  Set<String> paths() {
    return new TreeSet<>(files.keySet());
  }

  /**
   * The requests as inputs, after having made sure that {@code lookup} answers them in the same
   * way: what it answers later is then worth something.
   */
  List<ChangelogInput> inputs(FileLookup lookup) throws IOException {
    List<ChangelogInput> inputs = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      ChangelogInput input = ChangelogInput.file(file.getKey(), lookup);
      if (input.digest().equals(FileLookup.ABSENT)) {
        absent.add(file.getKey());
      } else {
        inputs.add(input);
      }
      String told = file.getValue();
      boolean same =
          told.equals(UNREAD)
              ? !input.digest().equals(FileLookup.ABSENT)
              : input.digest().equals(told);
      if (!same) {
        inputs.add(
            ChangelogInput.untraceable(
                file.getKey() + " changed while it was read, or only Liquibase can find it"));
      }
    }
    for (Map.Entry<Search, Set<String>> search : searches.entrySet()) {
      ChangelogInput input = ChangelogInput.search(search.getKey(), lookup);
      inputs.add(input);
      if (!input.digest().equals(ChangelogInput.digest(search.getValue()))) {
        inputs.add(
            ChangelogInput.untraceable(
                search.getKey().folder()
                    + " changed while it was searched, or only Liquibase can search it"));
      }
    }
    inputs.addAll(absent(absent, lookup));
    refused.forEach(reason -> inputs.add(ChangelogInput.untraceable(reason)));
    return inputs;
  }

  /**
   * Liquibase takes every text of a CSV file for a file that could be there. Many absent files of
   * one folder are noted as the list of those that are there.
   */
  private static List<ChangelogInput> absent(List<String> paths, FileLookup lookup)
      throws IOException {
    Map<String, List<String>> byFolder = new TreeMap<>();
    for (String path : paths) {
      byFolder.computeIfAbsent(existingFolder(path, lookup), key -> new ArrayList<>()).add(path);
    }
    List<ChangelogInput> inputs = new ArrayList<>();
    for (Map.Entry<String, List<String>> folder : byFolder.entrySet()) {
      if (folder.getValue().size() > MANY && !folder.getKey().isEmpty()) {
        inputs.add(ChangelogInput.search(Search.in(folder.getKey(), true), lookup));
      } else if (folder.getValue().size() > TOO_MANY) {
        inputs.add(
            ChangelogInput.untraceable(
                folder.getValue().size() + " files were looked for that are not there"));
      } else {
        for (String path : folder.getValue()) {
          inputs.add(ChangelogInput.file(path, lookup));
        }
      }
    }
    return inputs;
  }

  private static String existingFolder(String path, FileLookup lookup) throws IOException {
    String folder = path;
    do {
      folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    } while (!folder.isEmpty() && !lookup.has(folder));
    return folder;
  }
}
