package dev.plumbline.bakery.suppliers;

/** How far we trust a supplier after the yearly review. */
public enum Grade {
  PREFERRED('A'),
  APPROVED('B'),
  CONDITIONAL('C');

  private final char letter;

  Grade(char letter) {
    this.letter = letter;
  }

  public char letter() {
    return letter;
  }

  static Grade of(char letter) {
    for (Grade grade : values()) {
      if (grade.letter == letter) {
        return grade;
      }
    }
    throw new IllegalArgumentException("no grade has the letter " + letter);
  }
}
