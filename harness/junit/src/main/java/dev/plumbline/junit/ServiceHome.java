package dev.plumbline.junit;

import dev.plumbline.changelog.Changelog;
import dev.plumbline.migrator.ChangeSetFailedException;
import dev.plumbline.postgres.Cluster;
import dev.plumbline.postgres.Clusters;
import dev.plumbline.postgres.Database;
import dev.plumbline.postgres.PostgresSpecification;
import dev.plumbline.postgres.Template;
import java.time.Duration;

/**
 * Where a service's databases are made, and from what.
 *
 * @param cluster the server
 * @param template the migrated database that others are cloned from
 * @param notes what is known about it
 */
record ServiceHome(Cluster cluster, Template template, TemplateNotes notes) {

  /** {@link Changelog#settingsDigest} is longer than a family's name may be. */
  private static final int FAMILY_LENGTH = 32;

  /** Finds the template of that changelog, or builds it. */
  static ServiceHome on(
      Clusters clusters, PostgresSpecification postgres, Changelog changelog, Duration maxAge) {
    // beside the start of the server, if that has been begun
    String family = changelog.settingsDigest().substring(0, FAMILY_LENGTH);
    Cluster cluster = clusters.cluster(postgres);
    DeclaredRoles roles = DeclaredRoles.of(changelog.service());
    Template template =
        template(
            cluster, family, changelog.service(), new ServiceTemplate(changelog, roles, maxAge));
    return new ServiceHome(cluster, template, ServiceTemplate.notes(template).orElseThrow());
  }

  private static Template template(
      Cluster cluster, String family, String service, ServiceTemplate recipe) {
    try {
      return cluster.templates().get(family, service, recipe);
    } catch (ChangeSetFailedException failure) {
      throw MissingRole.behind(failure, service).<RuntimeException>map(e -> e).orElse(failure);
    }
  }

  /** A fresh, migrated database, whose connections carry that name. */
  Database newDatabase(String applicationName) {
    return cluster.newDatabase(template).withApplicationName(applicationName);
  }
}
