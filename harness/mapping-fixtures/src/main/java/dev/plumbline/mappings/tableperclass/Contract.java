package dev.plumbline.mappings.tableperclass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(name = "contracts")
public class Contract extends Document {
  @Column(name = "signed_on")
  LocalDate signedOn;

  @ManyToOne
  @JoinColumn(name = "cover_letter_id")
  Letter coverLetter;
}
