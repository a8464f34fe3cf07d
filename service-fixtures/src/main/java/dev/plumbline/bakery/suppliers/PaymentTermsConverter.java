package dev.plumbline.bakery.suppliers;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores payment terms in the notation that invoices use. */
@Converter(autoApply = true)
public class PaymentTermsConverter implements AttributeConverter<PaymentTerms, String> {

  @Override
  public String convertToDatabaseColumn(PaymentTerms terms) {
    return terms == null ? null : terms.toString();
  }

  @Override
  public PaymentTerms convertToEntityAttribute(String text) {
    return text == null ? null : PaymentTerms.parse(text);
  }
}
