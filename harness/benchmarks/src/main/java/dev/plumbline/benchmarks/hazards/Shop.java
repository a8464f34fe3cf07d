package dev.plumbline.benchmarks.hazards;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.changelog.SearchPath;
import dev.plumbline.verification.ChangeSetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The service whose changelog gets new changeSets.
 *
 * @param folder where changelogs are written, one folder for each
 */
record Shop(Path folder) {

  private static final String NAME = "shop";
  private static final String ROOT = "changelogs/shop/changelog.yaml";
  private static final String RELEASED_FILE = "changelogs/shop/released.sql";

  /** The release before. */
  static final Set<ChangeSetId> RELEASED =
      Set.of(new ChangeSetId(RELEASED_FILE, "released", Form.AUTHOR));

  private static final String RELEASED_HEAD =
      "--liquibase formatted sql\n--changeset mira:released splitStatements:false\n";

  /** Without new changeSets. */
  Changelog released() throws IOException {
    return written("released", "");
  }

  /**
   * With those of a form.
   *
   * @param name of its folder
   */
  Changelog with(Form form, String name) throws IOException {
    Path file = folder.resolve(name).resolve(form.path());
    Files.createDirectories(file.getParent());
    Files.writeString(file, form.changelog());
    return written(name, include(form.path()));
  }

  private Changelog written(String name, String more) throws IOException {
    Path root = folder.resolve(name);
    Path file = root.resolve(ROOT);
    Files.createDirectories(file.getParent());
    Files.writeString(root.resolve(RELEASED_FILE), RELEASED_HEAD + Hazards.released());
    Files.writeString(file, "databaseChangeLog:\n" + include(RELEASED_FILE) + more);
    return Changelog.locate(NAME, SearchPath.of(root));
  }

  private static String include(String path) {
    return "  - include: {file: " + path + "}\n";
  }
}
