package dev.plumbline.bakery.recipes;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hibernate.Length;

/** Something to do, with hints from those who did it wrong once. */
@Entity
@Table(name = "recipe_steps")
public class RecipeStep {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  private Long id;

  @Column(nullable = false, length = Length.LONG32)
  private String instruction;

  @Column(name = "duration_minutes")
  private Integer durationMinutes;

  @ElementCollection
  @CollectionTable(
      name = "recipe_step_hints",
      joinColumns = @JoinColumn(name = "recipe_step_id"),
      foreignKey = @ForeignKey(name = "fk_recipe_step_hints_recipe_step"))
  @OrderColumn(name = "hint_index")
  @Column(name = "hint", nullable = false, length = 500)
  private List<String> hints = new ArrayList<>();

  protected RecipeStep() {}

  RecipeStep(String instruction) {
    this.instruction = instruction;
  }

  public void takes(int minutes) {
    this.durationMinutes = minutes;
  }

  public void hint(String hint) {
    hints.add(hint);
  }

  public Long getId() {
    return id;
  }

  public String getInstruction() {
    return instruction;
  }

  public Integer getDurationMinutes() {
    return durationMinutes;
  }

  public List<String> getHints() {
    return Collections.unmodifiableList(hints);
  }
}
