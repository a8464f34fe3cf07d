package dev.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What goes out has what Maven Central and users need to find. */
class PublishedModulesTest {

  private static final Path HARNESS = Path.of("..");
  private static final String BOM = "bom";

  static Set<String> modules() throws IOException {
    return Module.onDisk();
  }

  private static Document pom(Path folder) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile());
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("Cannot read the pom.xml in " + folder, e);
    }
  }

  private static List<String> values(Document pom, String path) throws XPathExpressionException {
    XPath xpath = XPathFactory.newInstance().newXPath();
    NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      values.add(nodes.item(i).getTextContent().strip());
    }
    return values;
  }

  @Test
  void theBomHasEachOfThemAndNothingElse() throws IOException, XPathExpressionException {
    List<String> artifacts = new ArrayList<>();
    for (String module : modules()) {
      artifacts.addAll(values(pom(HARNESS.resolve(module)), "/project/artifactId"));
    }
    Document bom = pom(HARNESS.resolve(BOM));
    Document parent = pom(HARNESS.resolve(".."));

    assertThat(values(bom, "/project/dependencyManagement/dependencies/dependency/artifactId"))
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(artifacts);
    assertThat(values(bom, "/project/dependencyManagement/dependencies/dependency/version"))
        .containsOnly("${project.version}");
    assertThat(values(bom, "/project/parent")).isEmpty();
    assertThat(values(bom, "/project/version")).isEqualTo(values(parent, "/project/version"));
    assertThat(plugins(parent)).containsAll(plugins(bom));
  }

  private static List<String> plugins(Document pom) throws XPathExpressionException {
    String plugins = "/project/build/pluginManagement/plugins/plugin/";
    List<String> names = values(pom, plugins + "artifactId");
    List<String> versions = values(pom, plugins + "version");
    assertThat(names).hasSameSizeAs(versions);
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + " " + versions.get(i))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void eachSaysWhatItIsAndHowItsModuleIsCalled(String module) throws XPathExpressionException {
    Document pom = pom(HARNESS.resolve(module));

    assertThat(values(pom, "/project/name")).singleElement().asString().startsWith("Plumbline ");
    assertThat(values(pom, "/project/description")).singleElement().asString().endsWith(".");
    assertThat(values(pom, "/project/properties/automatic-module-name"))
        .containsExactly("dev.plumbline." + module.replace('-', '.'));
  }

  @ParameterizedTest
  @MethodSource("withoutParent")
  void whatHasNoParentHasAllThatMavenCentralAsksFor(String folder) throws XPathExpressionException {
    Document pom = pom(HARNESS.resolve(folder));

    assertThat(values(pom, "/project/url")).singleElement().asString().startsWith("https://");
    assertThat(values(pom, "/project/licenses/license/name")).containsExactly("Apache-2.0");
    assertThat(values(pom, "/project/developers/developer/name")).isNotEmpty();
    assertThat(values(pom, "/project/scm/connection"))
        .singleElement()
        .asString()
        .startsWith("scm:git:");
    assertThat(values(pom, "/project/scm/url")).isNotEmpty();
  }

  static List<String> withoutParent() {
    return List.of("..", BOM);
  }
}
