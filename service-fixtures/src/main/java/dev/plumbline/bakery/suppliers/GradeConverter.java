package dev.plumbline.bakery.suppliers;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a grade as its letter, everywhere. */
@Converter(autoApply = true)
public class GradeConverter implements AttributeConverter<Grade, Character> {

  @Override
  public Character convertToDatabaseColumn(Grade grade) {
    return grade == null ? null : grade.letter();
  }

  @Override
  public Grade convertToEntityAttribute(Character letter) {
    return letter == null ? null : Grade.of(letter);
  }
}
