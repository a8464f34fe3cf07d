package dev.plumbline.mappings.othertypes;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.EnhancedUserType;

/**
 * Text that the driver sends without a type, so that the server takes it for what the column is.
 */
public class AsTyped implements EnhancedUserType<String> {

  @Override
  public int getSqlType() {
    return SqlTypes.OTHER;
  }

  @Override
  public Class<String> returnedClass() {
    return String.class;
  }

  @Override
  public String nullSafeGet(ResultSet row, int position, WrapperOptions options)
      throws SQLException {
    return row.getString(position);
  }

  /** Under this name for Hibernate 6.6. */
  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public String nullSafeGet(
      ResultSet row, int position, SharedSessionContractImplementor session, Object owner)
      throws SQLException {
    return row.getString(position);
  }

  @Override
  public void nullSafeSet(
      PreparedStatement statement, String value, int position, WrapperOptions options)
      throws SQLException {
    statement.setObject(position, value, Types.OTHER);
  }

  /** Under this name for Hibernate 6.6. */
  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public void nullSafeSet(
      PreparedStatement statement,
      String value,
      int position,
      SharedSessionContractImplementor session)
      throws SQLException {
    statement.setObject(position, value, Types.OTHER);
  }

  @Override
  public boolean equals(String one, String other) {
    return Objects.equals(one, other);
  }

  @Override
  public int hashCode(String value) {
    return value.hashCode();
  }

  @Override
  public String deepCopy(String value) {
    return value;
  }

  @Override
  public boolean isMutable() {
    return false;
  }

  @Override
  public Serializable disassemble(String value) {
    return value;
  }

  @Override
  public String assemble(Serializable cached, Object owner) {
    return (String) cached;
  }

  @Override
  public String toSqlLiteral(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  @Override
  public String toString(String value) {
    return value;
  }

  @Override
  public String fromStringValue(CharSequence text) {
    return text.toString();
  }
}
