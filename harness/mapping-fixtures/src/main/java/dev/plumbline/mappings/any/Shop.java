package dev.plumbline.mappings.any;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.ManyToAny;

@Entity
@Table(name = "shops")
public class Shop {
  @Id Long id;

  @ManyToAny
  @AnyDiscriminator(DiscriminatorType.STRING)
  @AnyDiscriminatorValue(discriminator = "CAKE", entity = Cake.class)
  @AnyDiscriminatorValue(discriminator = "SHOP", entity = Shop.class)
  @AnyKeyJavaClass(Long.class)
  @Column(name = "offer_type", length = 10)
  @JoinTable(
      name = "shop_offers",
      joinColumns = @JoinColumn(name = "shop_id"),
      inverseJoinColumns = @JoinColumn(name = "offer_id"))
  Set<Object> offers = new HashSet<>();
}
