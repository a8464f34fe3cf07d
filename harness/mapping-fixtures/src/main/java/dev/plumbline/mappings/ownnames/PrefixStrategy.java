package dev.plumbline.mappings.ownnames;

import java.util.Locale;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/** A house rule: tables begin with T_, columns with C_, all in upper case and quoted. */
public class PrefixStrategy extends PhysicalNamingStrategyStandardImpl {
  private static final long serialVersionUID = 1L;

  @Override
  public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
    return prefixed("T_", name);
  }

  @Override
  public Identifier toPhysicalColumnName(Identifier name, JdbcEnvironment environment) {
    return prefixed("C_", name);
  }

  private static Identifier prefixed(String prefix, Identifier name) {
    return Identifier.toIdentifier(prefix + name.getText().toUpperCase(Locale.ROOT), true);
  }
}
