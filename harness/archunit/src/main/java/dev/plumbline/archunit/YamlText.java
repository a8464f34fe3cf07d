package dev.plumbline.archunit;

import dev.plumbline.archunit.ConfigurationFile.Setting;
import dev.plumbline.archunit.SettingsReader.MalformedException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file, flattened to dotted keys. */
final class YamlText {

  /** Deeper than any configuration; an alias to something around it ends here. */
  private static final int MAX_DEPTH = 50;

  private final List<Setting> settings = new ArrayList<>();

  private YamlText() {}

  static List<List<Setting>> documents(String text) throws MalformedException {
    List<List<Setting>> documents = new ArrayList<>();
    try {
      Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      for (Node document : yaml.composeAll(new StringReader(text))) {
        YamlText flattened = new YamlText();
        flattened.add("", document, 0);
        documents.add(flattened.settings);
      }
    } catch (YAMLException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), e);
    }
    return documents;
  }

  private void add(String path, Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        add(key(path, entry.getKeyNode()), entry.getValueNode(), depth + 1);
      }
    } else if (node instanceof SequenceNode sequence) {
      int index = 0;
      for (Node element : sequence.getValue()) {
        // what is merged by << stands where the mapping stands
        add(path + "[" + index++ + "]", element, depth + 1);
      }
    } else if (node instanceof ScalarNode scalar) {
      settings.add(new Setting(scalar.getStartMark().getLine() + 1, path, scalar.getValue()));
    }
  }

  private static String key(String path, Node node) {
    String name = node instanceof ScalarNode scalar ? scalar.getValue() : node.toString();
    if (name.equals("<<")) {
      return path;
    }
    return path.isEmpty() || name.startsWith("[") ? path + name : path + "." + name;
  }
}
