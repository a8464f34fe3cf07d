package dev.plumbline.bakery.suppliers;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores delivery days as seven bits. */
@Converter
public class DeliveryDaysConverter implements AttributeConverter<DeliveryDays, Short> {

  @Override
  public Short convertToDatabaseColumn(DeliveryDays days) {
    return days == null ? null : days.toBits();
  }

  @Override
  public DeliveryDays convertToEntityAttribute(Short bits) {
    return bits == null ? null : DeliveryDays.fromBits(bits);
  }
}
