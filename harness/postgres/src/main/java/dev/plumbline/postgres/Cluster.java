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
   * @param label what to call it; its name contains as much of that as a name can, and is unique on
   *     the server
   * @throws ClusterException if the server refuses
   */
  Database createDatabase(String label);

  /**
   * A database that stays: {@code plumbline_local_} and the name. It is created empty if it is not
   * there, and is not dropped unless somebody asks for that ({@link #dropDatabase}). It lasts as
   * long as the cluster's data: see {@link Clusters#lasting}.
   *
   * @param name what it is for
   * @throws IllegalArgumentException if that is too long for a database's name
   * @throws ClusterException if the server refuses
   */
  Database lastingDatabase(String name);

  /**
   * For people: a database's JDBC URL, and a {@code psql} line without a password in it.
   *
   * @param database a database of this cluster
   * @throws IllegalArgumentException if the database is of another cluster
   */
  String howToConnect(Database database);

  /**
   * Creates a database as a copy of another. From the first copy on, nobody can connect to the
   * original any more and the connections that were open to it are ended: PostgreSQL copies only
   * databases that are at rest. Several threads may clone the same database at once.
   *
   * @param original a database of this cluster
   * @param label what to call the copy, as for {@link #createDatabase}
   * @throws IllegalArgumentException if the original is of another cluster
   * @throws ClusterException if the server refuses
   */
  Database cloneDatabase(Database original, String label);

  /** The templates of this cluster. */
  Templates templates();

  /**
   * A fresh clone of a template. Where clones are asked for faster than they can be made, some are
   * made in advance, in the background; handing out one of those does not ask the server. If
   * another run has dropped the template meanwhile, it is built again.
   *
   * @param template from {@link Templates#get} of this cluster
   * @throws ClusterException if the server refuses
   */
  Database newDatabase(Template template);

  /**
   * Drops a database and ends the connections to it. One that is gone already is no error.
   *
   * @param database a database of this cluster
   * @throws IllegalArgumentException if the database is of another cluster
   * @throws ClusterException if the server refuses
   */
  void dropDatabase(Database database);

  /**
   * Drops a database soon, in the background. Connections that are still open to it are ended, and
   * named in a warning by their {@code application_name}. What cannot be dropped until the cluster
   * is closed, a later run drops.
   *
   * @param database a database of this cluster
   * @throws IllegalArgumentException if the database is of another cluster
   */
  void discard(Database database);

  /**
   * Keeps a database beyond the end of this run, for somebody to look at, and its server running.
   *
   * @param database a database of this cluster
   * @return for people: how to connect to it (a {@code psql} line without a password in it) and for
   *     how long
   * @throws IllegalArgumentException if the database is of another cluster
   * @throws ClusterException if the server refuses
   */
  String keep(Database database);
}
