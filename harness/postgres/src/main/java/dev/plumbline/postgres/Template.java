package dev.plumbline.postgres;

import java.time.Instant;
import java.util.Map;

/**
 * A finished database that nobody can connect to, from which others are cloned. Immutable.
 *
 * @param family which templates may stand in for one another; its owner compares the details
 * @param database its name on the server
 * @param created when its builder finished
 * @param notes what its builder, and others later, wrote down about it, by name
 */
public record Template(String family, String database, Instant created, Map<String, String> notes) {

  public Template {
    notes = Map.copyOf(notes);
  }
}
