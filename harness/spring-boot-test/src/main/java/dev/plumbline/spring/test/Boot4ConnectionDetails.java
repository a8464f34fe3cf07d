package dev.plumbline.spring.test;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Where Spring Boot 4 connects to. */
record Boot4ConnectionDetails(SwitchingDataSource target) implements JdbcConnectionDetails {

  @Override
  public String getJdbcUrl() {
    return target.database().jdbcUrl();
  }

  @Override
  public String getUsername() {
    return target.database().username();
  }

  @Override
  public String getPassword() {
    return target.database().password();
  }
}
