package dev.plumbline.mappings.documents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "sensors")
public class Sensor {
  @Id UUID id;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(nullable = false)
  Map<String, String> settings;

  @JdbcTypeCode(SqlTypes.JSON)
  Location location;

  @JdbcTypeCode(SqlTypes.SQLXML)
  String manual;

  String[] labels;

  List<Integer> limits;

  @Array(length = 5)
  @Column(length = 40, name = "alarm_codes")
  String[] alarmCodes;

  UUID owner;

  @JdbcTypeCode(SqlTypes.INET)
  InetAddress address;
}
