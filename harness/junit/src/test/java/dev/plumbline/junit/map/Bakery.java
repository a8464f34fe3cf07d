package dev.plumbline.junit.map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "bakeries")
class Bakery {

  @Id private @Nullable Long id;

  @Column(columnDefinition = "geometry(Point, 4326)", nullable = false)
  @ColumnTransformer(read = "ST_AsText(place)", write = "ST_GeomFromText(?, 4326)")
  private @Nullable String place;

  protected Bakery() {}

  Bakery(long id, String place) {
    this.id = id;
    this.place = place;
  }

  @Nullable Long id() {
    return id;
  }

  @Nullable String place() {
    return place;
  }
}
