package dev.plumbline.migrator;

import dev.plumbline.changelog.ParsedChangelog;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;

/**
 * Lets only those changeSets pass to which a run may be limited.
 *
 * @param settings of the run
 */
record OnlyTheseChangeSets(RunSettings settings) implements ChangeSetFilter {

  @Override
  public ChangeSetFilterResult accepts(ChangeSet changeSet) {
    boolean accepted = settings.includes(ParsedChangelog.id(changeSet));
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
