package dev.plumbline.postgres;

/**
 * One running PostgreSQL server and its data directory. Safe for use by several threads; lives
 * until its {@link Clusters} is closed.
 */
public interface Cluster {

  /** The version that the server reports of itself, such as {@code "18.6"}. */
  String version();

  /**
   * One line for people: what this is, where its data is and why. Example: {@code embedded
   * PostgreSQL 18.6 (embedded is the default), data on /dev/shm (tmpfs, 24 GB free), user namespace
   * because the JVM runs as root}.
   */
  String description();

  /**
   * Creates an empty database.
   *
   * @param name its name, at most 63 bytes of UTF-8; quoted as needed, case kept
   * @throws IllegalArgumentException if the name cannot be one
   * @throws ClusterException if the server refuses, for example because the name is taken
   */
  Database createDatabase(String name);

  /**
   * Creates a database as a copy of another. From the first copy on, nobody can connect to the
   * template any more and the connections that were open to it are ended: PostgreSQL copies only
   * databases that are at rest. Several threads may clone the same template at once.
   *
   * @param template a database of this cluster
   * @param name the copy's name, as for {@link #createDatabase}
   * @throws IllegalArgumentException if the name cannot be one or the template is of another
   *     cluster
   * @throws ClusterException if the server refuses
   */
  Database cloneDatabase(Database template, String name);

  /**
   * Drops a database and ends the connections to it. One that is gone already is no error.
   *
   * @param database a database of this cluster, a template or not
   * @throws IllegalArgumentException if the database is of another cluster
   * @throws ClusterException if the server refuses
   */
  void dropDatabase(Database database);
}
