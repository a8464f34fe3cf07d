package dev.plumbline.archunit;

import dev.plumbline.archunit.ConfigurationFile.Setting;
import dev.plumbline.archunit.SettingsReader.MalformedException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The properties of the persistence units in a {@code persistence.xml}. */
final class PersistenceXml {

  private PersistenceXml() {}

  static List<Setting> settings(String text) throws MalformedException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    List<Setting> settings = new ArrayList<>();
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("property")) {
          settings.add(
              new Setting(
                  xml.getLocation().getLineNumber(),
                  String.valueOf(xml.getAttributeValue(XMLConstants.NULL_NS_URI, "name")),
                  String.valueOf(xml.getAttributeValue(XMLConstants.NULL_NS_URI, "value"))));
        }
      }
      return settings;
    } catch (XMLStreamException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), e);
    }
  }
}
