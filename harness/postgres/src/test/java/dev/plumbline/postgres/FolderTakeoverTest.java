package dev.plumbline.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose last supervisor is just ending. */
class FolderTakeoverTest {

  private static final int ROUNDS = 3_000;

  /** Between the look whether it has and the look who it was. */
  @Test
  void aSupervisorMaySignOffAtAnyMoment(@TempDir Path dir) throws IOException {
    FolderLock lock = FolderLock.tryOnce(dir.resolve("1.lock")).orElseThrow();
    AtomicBoolean done = new AtomicBoolean();
    try (ServerFolder folder =
        new ServerFolder(Files.createDirectory(dir.resolve("1")), ServerAccount.sameUser(), lock)) {
      Boot boot = Boot.current();
      CompletableFuture<Void> supervisors =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  signOnAndOff(folder.running(), boot);
                }
              });
      try {
        FolderTakeover takeover = new FolderTakeover(folder, boot);
        assertThatCode(
                () -> {
                  for (int i = 0; i < ROUNDS; i++) {
                    takeover.run();
                  }
                })
            .doesNotThrowAnyException();
      } finally {
        done.set(true);
        supervisors.join();
      }
    }
  }

  private static void signOnAndOff(Path running, Boot boot) {
    try {
      Files.writeString(running, "token\n" + boot.processes() + "\n");
      Files.delete(running);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
