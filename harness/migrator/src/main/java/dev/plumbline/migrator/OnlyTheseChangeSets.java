package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import dev.plumbline.verification.ChangeSetId;
import java.util.Set;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;

/**
 * Lets only certain changeSets pass.
 *
 * @param ids which
 */
record OnlyTheseChangeSets(Set<ChangeSetId> ids) implements ChangeSetFilter {

  @Override
  public ChangeSetFilterResult accepts(ChangeSet changeSet) {
    boolean accepted = ids.contains(ParsedChangelog.id(changeSet));
    return new ChangeSetFilterResult(
        accepted, accepted ? "wanted" : "not wanted", getClass(), getMdcName(), getDisplayName());
  }

  @Override
  public String getMdcName() {
    return "onlyThese";
  }

  @Override
  public String getDisplayName() {
    return "Only these";
  }
}
