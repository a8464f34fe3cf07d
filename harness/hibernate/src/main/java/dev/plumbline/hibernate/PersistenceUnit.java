package dev.plumbline.hibernate;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.hibernate.jpa.boot.spi.EntityManagerFactoryBuilder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Entities by the name of a unit in {@code META-INF/persistence.xml}.
 *
 * @param name of the unit
 */
record PersistenceUnit(String name) implements PersistenceBootstrap {

  private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

  static PersistenceUnit named(String name) {
    List<String> units = new ArrayList<>();
    try {
      for (URL file : Collections.list(ContextClassLoader.get().getResources(PERSISTENCE_XML))) {
        units.addAll(unitsIn(file));
      }
    } catch (IOException e) {
      throw new EntitiesException("Cannot look for " + PERSISTENCE_XML + " on the class path", e);
    }
    if (!units.contains(name)) {
      throw new EntitiesException(
          "No persistence unit \""
              + name
              + "\". "
              + (units.isEmpty()
                  ? "There is no " + PERSISTENCE_XML + " on the class path."
                  : "Units in " + PERSISTENCE_XML + ": " + String.join(", ", units) + "."));
    }
    return new PersistenceUnit(name);
  }

  private static List<String> unitsIn(URL file) {
    try (InputStream in = file.openStream()) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      NodeList elements =
          factory.newDocumentBuilder().parse(in).getElementsByTagNameNS("*", "persistence-unit");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < elements.getLength(); i++) {
        names.add(((Element) elements.item(i)).getAttribute("name"));
      }
      return names;
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new EntitiesException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String description() {
    return "persistence unit " + name;
  }

  @Override
  public EntityManagerFactoryBuilder builder(Map<String, Object> settings) {
    EntityManagerFactoryBuilder builder = new MetadataOnlyProvider().builder(name, settings);
    if (builder == null) {
      throw new EntitiesException(
          "The persistence unit \""
              + name
              + "\" names a provider other than Hibernate. Plumbline asks Hibernate what the"
              + " entities expect: remove <provider>, or name another unit.");
    }
    return builder;
  }

  @Override
  public EntityManagerFactory createEntityManagerFactory(Map<String, Object> settings) {
    return Persistence.createEntityManagerFactory(name, settings);
  }
}
