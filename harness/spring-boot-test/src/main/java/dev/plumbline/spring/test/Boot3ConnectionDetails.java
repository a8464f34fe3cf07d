package dev.plumbline.spring.test;

import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** Where Spring Boot 3 connects to. */
record Boot3ConnectionDetails(SwitchingDataSource target) implements JdbcConnectionDetails {

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
