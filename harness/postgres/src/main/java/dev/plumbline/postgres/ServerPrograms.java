package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the programs of a server that this JVM starts come from. */
sealed interface ServerPrograms permits BinaryArchive, InstalledPrograms {

  BinaryVersion version();

  /** Tells them from all others; can be a part of a file's name. */
  String name();

  /**
   * What else a cluster depends on that is made with them, and that may change while they stay what
   * they are: other clusters are used then, except for those that are to last.
   */
  String state();

  /** What finds these, and no others. */
  PostgresSource exactSource();

  /** What a server of these is and why, for people. */
  String description();

  /**
   * The programs, where an account can run them.
   *
   * @param cache where the user wants unpacked ones to be kept, if anywhere
   * @throws ClusterException if there is no such place
   */
  Installation install(ServerAccount account, @Nullable Path cache, JvmUser user);

  /** Whether an earlier JVM's installation of these can be run unseen. */
  boolean vouchFor(Installation remembered, Trust trust) throws IOException;

  /** Version and place, for messages. */
  @Override
  String toString();
}
