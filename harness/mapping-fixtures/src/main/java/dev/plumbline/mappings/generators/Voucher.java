package dev.plumbline.mappings.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** Its keys are counted in a table of its own. */
@Entity
@Table(name = "vouchers")
public class Voucher {
  @Id
  @GeneratedValue(strategy = GenerationType.TABLE, generator = "voucher_ids")
  @TableGenerator(name = "voucher_ids", table = "voucher_ids")
  Long id;
}
