package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message that is sent again and again, in several languages. */
@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "uq_template_code", columnNames = "code"))
public class Template {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(nullable = false, length = 60)
  private String code;

  @ElementCollection(fetch = FetchType.EAGER)
  @MapKeyColumn(name = "locale", length = 16)
  private Map<Locale, TemplateText> texts = new HashMap<>();

  protected Template() {}

  public Template(String code) {
    this.code = code;
  }

  public void translate(Locale locale, TemplateText text) {
    texts.put(locale, text);
  }

  /** The text in this locale, else in its language. */
  public Optional<TemplateText> textFor(Locale locale) {
    TemplateText exact = texts.get(locale);
    return Optional.ofNullable(
        exact != null ? exact : texts.get(Locale.forLanguageTag(locale.getLanguage())));
  }

  public Long getId() {
    return id;
  }

  public String getCode() {
    return code;
  }
}
