package dev.plumbline.junit;

import dev.plumbline.finding.Blame;
import dev.plumbline.finding.Finding;
import dev.plumbline.finding.Findings;
import dev.plumbline.finding.Location;
import dev.plumbline.parity.Mapping;
import dev.plumbline.parity.Mapping.MappedColumn;
import dev.plumbline.parity.Mapping.MappedTable;
import dev.plumbline.rehearsal.ChangeSetTrail;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who said what is in conflict: an attribute on one side, a changeSet on the other.
 *
 * @param mapping which attribute is behind which column
 * @param trail which changeSet touched what last, or null if nobody has looked
 */
record BlameResolver(Mapping mapping, @Nullable ChangeSetTrail trail) {

  Findings name(Findings findings) {
    return new Findings(findings.all().stream().map(this::name).toList(), findings.accepted());
  }

  private Finding name(Finding finding) {
    Location place = finding.location();
    if (place == null) {
      return finding;
    }
    Optional<String> changeSet =
        Optional.ofNullable(trail).flatMap(it -> it.lastTouched(place)).map(Object::toString);
    return finding.blaming(new Blame(attribute(place).orElse(null), changeSet.orElse(null)));
  }

  private Optional<String> attribute(Location place) {
    MappedTable table = mapping.tables().get(place.object());
    if (table == null) {
      return Optional.empty();
    }
    String attributes =
        place.columns().stream()
            .map(table.columns()::get)
            .filter(Objects::nonNull)
            .map(MappedColumn::attribute)
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(attributes.isEmpty() ? table.entity() : attributes);
  }
}
