package dev.plumbline.changelog;

import java.util.List;
import java.util.Locale;

/** The formats in which a changelog file can be written. */
enum ChangelogFormat {
  YAML {
    @Override
    String write(List<SuggestedChangeSet> changeSets) {
      return YamlChangelog.write(changeSets);
    }

    @Override
    String include(String file, boolean relative) {
      return "  - include:\n      file: "
          + file
          + (relative ? "\n      relativeToChangelogFile: true" : "");
    }
  },
  JSON {
    @Override
    String write(List<SuggestedChangeSet> changeSets) {
      return JsonChangelog.write(changeSets);
    }

    @Override
    String include(String file, boolean relative) {
      return "{\"include\": {\"file\": "
          + Quoted.json(file)
          + (relative ? ", \"relativeToChangelogFile\": true}}" : "}}");
    }
  },
  XML {
    @Override
    String write(List<SuggestedChangeSet> changeSets) {
      return XmlChangelog.write(changeSets);
    }

    @Override
    String include(String file, boolean relative) {
      return "<include file=\""
          + Quoted.xml(file)
          + (relative ? "\" relativeToChangelogFile=\"true\"/>" : "\"/>");
    }
  },
  SQL {
    @Override
    String write(List<SuggestedChangeSet> changeSets) {
      return SqlChangelog.write(changeSets);
    }

    @Override
    String include(String file, boolean relative) {
      throw new IllegalStateException("A formatted SQL changelog includes no other");
    }
  };

  /** By the ending; whatever Liquibase may read besides is answered in YAML. */
  static ChangelogFormat of(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml")) {
      return XML;
    }
    if (name.endsWith(".sql")) {
      return SQL;
    }
    return name.endsWith(".json") ? JSON : YAML;
  }

  /** A whole file. */
  abstract String write(List<SuggestedChangeSet> changeSets);

  /** What includes a file. */
  abstract String include(String file, boolean relative);
}
