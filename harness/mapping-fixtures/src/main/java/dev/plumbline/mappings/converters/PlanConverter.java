package dev.plumbline.mappings.converters;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter
public class PlanConverter implements AttributeConverter<Plan, String> {
  @Override
  public String convertToDatabaseColumn(Plan plan) {
    return plan == null ? null : plan.code;
  }

  @Override
  public Plan convertToEntityAttribute(String code) {
    return code == null ? null : code.equals("B") ? Plan.BASIC : Plan.PREMIUM;
  }
}
