package shop;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

@Singleton
public class Prices {

  private final DataSource dataSource;

  Prices(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void set(String product, BigDecimal price) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into products (name, price) values (?, ?)")) {
      insert.setString(1, product);
      insert.setBigDecimal(2, price);
      insert.executeUpdate();
    }
  }

  public Optional<BigDecimal> of(String product) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select price from products where name = ?")) {
      query.setString(1, product);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getBigDecimal(1)) : Optional.empty();
      }
    }
  }
}
