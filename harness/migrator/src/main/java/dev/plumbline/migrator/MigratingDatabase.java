package dev.plumbline.migrator;

import dev.plumbline.history.HistoryLocation;
import dev.plumbline.history.LocatedHistory;
import dev.plumbline.text.SqlIdentifier;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import liquibase.CatalogAndSchema.CatalogAndSchemaCase;
import liquibase.changelog.RanChangeSet;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.DatabaseException;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Schema;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as Liquibase knows it, except that several of Liquibase's transactions can be made
 * one.
 *
 * <p>Liquibase commits what a changeSet does, then its row in the history. What dies in between
 * leaves a database in which the changeSet fails for ever, because its tables exist already.
 */
final class MigratingDatabase extends PostgresDatabase {

  /** A schema's name that Liquibase writes as it has to be. */
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  private boolean holdingCommits;
  private @Nullable LocatedHistory place;
  private @Nullable List<RanChangeSet> known;

  /**
   * Where the history is has been decided for all that look at it; Liquibase does as it is told.
   */
  void keepHistoryAt(HistoryLocation location, LocatedHistory found) {
    place = found;
    setLiquibaseSchemaName(location.schema());
    setDatabaseChangeLogTableName(location.table());
    setDatabaseChangeLogLockTableName(location.lockTable());
    setLiquibaseTablespaceName(location.tablespace());
  }

  /**
   * Ignores Liquibase's commits from now on, until {@link #commitHeld} or {@link #rollbackHeld}.
   */
  void holdCommits() {
    holdingCommits = true;
  }

  void commitHeld() throws DatabaseException {
    holdingCommits = false;
    super.commit();
  }

  void rollbackHeld() throws DatabaseException {
    holdingCommits = false;
    super.rollback();
  }

  @Override
  public void commit() throws DatabaseException {
    if (!holdingCommits) {
      super.commit();
    }
  }

  /** For a history that Liquibase cannot read before it has changed it. */
  void knowHistory(List<RanChangeSet> ran) {
    known = List.copyOf(ran);
  }

  @Override
  public List<RanChangeSet> getRanChangeSetList() throws DatabaseException {
    return known == null ? super.getRanChangeSetList() : known;
  }

  /** Liquibase leaves capitals to the server, which makes them small, and no quote is doubled. */
  @Override
  public String escapeObjectName(String name, Class<? extends DatabaseObject> type) {
    return isOurSchema(name, type) ? SqlIdentifier.of(name) : super.escapeObjectName(name, type);
  }

  @Override
  public String correctObjectName(String name, Class<? extends DatabaseObject> type) {
    return isOurSchema(name, type) ? name : super.correctObjectName(name, type);
  }

  /** Else Liquibase does not find again what it has created in a schema with capitals. */
  @Override
  public CatalogAndSchemaCase getSchemaAndCatalogCase() {
    return place != null && hasCapitalsOfItsOwn(place)
        ? CatalogAndSchemaCase.ORIGINAL_CASE
        : super.getSchemaAndCatalogCase();
  }

  private static boolean hasCapitalsOfItsOwn(LocatedHistory place) {
    String schema = place.schema();
    return schema != null
        && !schema.equals(place.home())
        && !schema.equals(schema.toLowerCase(Locale.ROOT));
  }

  /** Of ours it is known how the server stores them; others are as the changelog writes them. */
  private boolean isOurSchema(@Nullable String name, Class<? extends DatabaseObject> type) {
    return name != null
        && place != null
        && type == Schema.class
        && !PLAIN.matcher(name).matches()
        && (name.equals(place.schema()) || name.equals(place.home()));
  }
}
