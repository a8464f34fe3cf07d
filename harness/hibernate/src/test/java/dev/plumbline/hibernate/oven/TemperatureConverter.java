package dev.plumbline.hibernate.oven;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
public class TemperatureConverter implements AttributeConverter<Temperature, Integer> {

  @Override
  public @Nullable Integer convertToDatabaseColumn(@Nullable Temperature temperature) {
    return temperature == null ? null : temperature.degrees();
  }

  @Override
  public @Nullable Temperature convertToEntityAttribute(@Nullable Integer degrees) {
    return degrees == null ? null : new Temperature(degrees);
  }
}
