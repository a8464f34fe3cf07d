package dev.plumbline.mappings.any;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

@Entity
@Table(name = "photos")
public class Photo {
  @Id Long id;

  @Any
  @AnyDiscriminator(DiscriminatorType.STRING)
  @AnyDiscriminatorValue(discriminator = "CAKE", entity = Cake.class)
  @AnyDiscriminatorValue(discriminator = "SHOP", entity = Shop.class)
  @AnyKeyJavaClass(Long.class)
  @Column(name = "subject_type", length = 10)
  @JoinColumn(name = "subject_id")
  Object subject;
}
