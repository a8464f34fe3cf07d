package dev.plumbline.changelog;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * How large a YAML file becomes once its aliases stand for what they name. A few lines of aliases
 * of aliases become more than any memory holds.
 */
final class YamlAliases {

  /** More than a thousand times what a large changelog has. */
  private static final long TOO_MANY = 5_000_000;

  private final Map<String, Long> sizes = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();

  private static final class Open {
    private final @Nullable String anchor;
    private long size = 1;

    Open(@Nullable String anchor) {
      this.anchor = anchor;
    }
  }

  private YamlAliases() {}

  /**
   * Makes sure that a file can be held in memory.
   *
   * @throws IOException if it cannot
   */
  static void requireFinite(String path, String text) throws IOException {
    if (text.indexOf('*') < 0 || text.indexOf('&') < 0) {
      return;
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      YamlAliases aliases = new YamlAliases();
      for (Event event : new Yaml(options).parse(new StringReader(text))) {
        if (aliases.sizeAfter(event) > TOO_MANY) {
          throw new IOException(
              path
                  + " has aliases of aliases, line "
                  + (event.getStartMark().getLine() + 1)
                  + ": written out, they are more than "
                  + TOO_MANY
                  + " values. Write out what they stand for.");
        }
      }
    } catch (YAMLException e) {
      // is no YAML: the parser itself says it better
      return;
    }
  }

  private long sizeAfter(Event event) {
    if (event instanceof CollectionStartEvent start) {
      open.push(new Open(start.getAnchor()));
      return 0;
    }
    if (event instanceof CollectionEndEvent && !open.isEmpty()) {
      Open ended = open.pop();
      return add(ended.anchor, ended.size);
    }
    if (event instanceof AliasEvent alias) {
      return add(null, sizes.getOrDefault(alias.getAnchor(), 1L));
    }
    return event instanceof NodeEvent node ? add(node.getAnchor(), 1) : 0;
  }

  private long add(@Nullable String anchor, long size) {
    if (anchor != null) {
      sizes.put(anchor, size);
    }
    if (!open.isEmpty()) {
      open.element().size = Math.min(TOO_MANY * 2, open.element().size + size);
    }
    return size;
  }
}
