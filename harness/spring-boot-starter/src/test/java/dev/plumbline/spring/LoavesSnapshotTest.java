package dev.plumbline.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogReader;
import dev.plumbline.catalog.Shape;
import dev.plumbline.snapshot.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small service's snapshot is of its changelog. */
class LoavesSnapshotTest {

  private static final Path FILE =
      Path.of("../spring-boot-starter/src/test/resources")
          .resolve(SchemaSnapshot.resource("loaves"));

  @Test
  void snapshotIsUpToDate() throws IOException, SQLException {
    SchemaSnapshot snapshot;
    try (Connection connection = LoavesDatabases.migrated().connect()) {
      snapshot =
          new SchemaSnapshot(
              "loaves",
              "",
              "",
              Shape.read(connection).digest(),
              LoavesDatabases.migrator().changelog().revision().recorded(),
              CatalogReader.read(connection),
              List.of());
    }
    if (Boolean.getBoolean("plumbline.update-snapshots")) {
      Files.writeString(FILE, snapshot.toText(), UTF_8);
    }
    assertThat(SchemaSnapshot.read(FILE).toText()).isEqualTo(snapshot.toText());
  }
}
