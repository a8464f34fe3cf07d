package dev.plumbline.bakery.recipes;

/** Who may be left alone with a recipe. */
public enum Difficulty {
  APPRENTICE,
  JOURNEYMAN,
  MASTER
}
