package dev.plumbline.mappings.lobs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "reports")
public class Report {
  @Id Long id;

  @Lob String body;

  @Lob byte[] scan;

  byte[] thumbnail;

  @Column(length = Length.LONG32)
  String summary;

  @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
  String notes;

  @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
  byte[] attachment;

  @Nationalized
  @Column(length = 80)
  String author;

  char grade;
}
