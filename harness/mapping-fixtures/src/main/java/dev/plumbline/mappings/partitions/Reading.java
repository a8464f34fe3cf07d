package dev.plumbline.mappings.partitions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.PartitionKey;

/** Its id is unique; PostgreSQL wants the partition key in the primary key all the same. */
@Entity
@Table(name = "readings")
public class Reading {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reading_ids")
  @SequenceGenerator(name = "reading_ids", sequenceName = "reading_ids")
  Long id;

  @PartitionKey
  @Column(nullable = false)
  String region;
}
