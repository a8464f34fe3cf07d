package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose last supervisor is just ending. */
class FolderTakeoverTest {

  /** Between the look whether it has and the look who it was. */
  @Test
  void aSupervisorMaySignOffAtAnyMoment(@TempDir Path dir) throws IOException {
    Boot boot = Boot.current();
    FolderLock lock = FolderLock.tryOnce(dir.resolve("1.lock")).orElseThrow();
    try (ServerFolder folder =
        new ServerFolder(Files.createDirectory(dir.resolve("1")), ServerAccount.sameUser(), lock)) {
      FolderTakeover takeover = new FolderTakeover(folder, boot);

      assertThat(takeover.isOfOtherProcesses()).isFalse();
      Files.writeString(folder.running(), "token\n" + boot.processes() + "\n");
      assertThat(takeover.isOfOtherProcesses()).isFalse();
      Files.writeString(folder.running(), "token\nothers\n");
      assertThat(takeover.isOfOtherProcesses()).isTrue();
    }
  }
}
