package dev.plumbline.bakery.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.hibernate.Length;

/** Subject and body in one language. */
@Embeddable
public class TemplateText {

  @Column(nullable = false, length = 200)
  private String subject;

  @Column(nullable = false, length = Length.LONG32)
  private String bodyMarkdown;

  protected TemplateText() {}

  public TemplateText(String subject, String bodyMarkdown) {
    this.subject = subject;
    this.bodyMarkdown = bodyMarkdown;
  }

  public String getSubject() {
    return subject;
  }

  public String getBodyMarkdown() {
    return bodyMarkdown;
  }
}
