package dev.plumbline.spring.test.shelf;

import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** A strategy of the application's own. */
public class ShoutedTables extends CamelCaseToUnderscoresNamingStrategy {

  @Override
  public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment environment) {
    Identifier name = super.toPhysicalTableName(logicalName, environment);
    return Identifier.toIdentifier(prefix() + name.getText());
  }

  String prefix() {
    return "t_";
  }
}
