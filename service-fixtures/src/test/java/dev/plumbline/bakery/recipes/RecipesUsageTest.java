package dev.plumbline.bakery.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.junit.PlumblineTest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PlumblineTest("recipes")
class RecipesUsageTest {

  @Test
  void insertedStepMovesTheOthersDown(EntityManagerFactory emf) {
    Long versionId =
        emf.callInTransaction(
            em -> {
              RecipeVersion version = version(em);
              version.insertStep(0, "Knead").takes(12);
              version.insertStep(1, "Bake").hint("Steam during the first ten minutes");
              return version.getId();
            });

    emf.runInTransaction(
        em -> em.find(RecipeVersion.class, versionId).insertStep(1, "Proof").takes(90));

    emf.runInTransaction(
        em ->
            assertThat(em.find(RecipeVersion.class, versionId).getSteps())
                .extracting(RecipeStep::getInstruction)
                .containsExactly("Knead", "Proof", "Bake"));
  }

  @Test
  void ingredientsAreWeighedInOrderEvenTwice(EntityManagerFactory emf) {
    Long versionId =
        emf.callInTransaction(
            em -> {
              RecipeVersion version = version(em);
              Ingredient flour = ingredient(em, "Flour");
              Ingredient water = ingredient(em, "Water");
              version.weigh(flour, new BigDecimal("500.00"));
              version.weigh(water, new BigDecimal("350.00"));
              version.weigh(flour, new BigDecimal("25.50"));
              return version.getId();
            });

    emf.runInTransaction(
        em ->
            assertThat(em.find(RecipeVersion.class, versionId).getIngredients())
                .extracting(RecipeIngredient::getGrams)
                .containsExactly(
                    new BigDecimal("500.00"), new BigDecimal("350.00"), new BigDecimal("25.50")));
  }

  @Test
  void recipeAndCurrentVersionReferToEachOther(EntityManagerFactory emf) {
    Long recipeId =
        emf.callInTransaction(
            em -> {
              RecipeVersion version = version(em);
              version.getRecipe().use(version);
              em.persist(version.getRecipe().derive(unique(), "Baguette, thin"));
              return version.getRecipe().getId();
            });

    emf.runInTransaction(
        em -> {
          Recipe found = em.find(Recipe.class, recipeId);
          assertThat(found.getCurrentVersion().getRecipe()).isSameAs(found);
          assertThat(
                  em.createQuery("from Recipe where derivedFrom = :origin", Recipe.class)
                      .setParameter("origin", found)
                      .getSingleResult()
                      .getName())
              .isEqualTo("Baguette, thin");
        });
  }

  @Test
  void categoriesAreNestedAndUniqueWithinTheirParent(EntityManagerFactory emf) {
    emf.runInTransaction(
        em -> assertThat(category(em, "Laminated").path()).isEqualTo("Pastry / Laminated"));

    assertThatThrownBy(
            () ->
                emf.runInTransaction(
                    em -> em.persist(new Category(category(em, "Pastry"), "Laminated"))))
        .hasStackTraceContaining("uq_categories_name");
  }

  @Test
  void preferredSubstituteComesFirst(EntityManagerFactory emf) {
    Long butterId =
        emf.callInTransaction(
            em -> {
              Ingredient butter = ingredient(em, "Butter");
              butter.preferSubstitute(ingredient(em, "Margarine"));
              return butter.getId();
            });

    emf.runInTransaction(
        em -> em.find(Ingredient.class, butterId).preferSubstitute(ingredient(em, "Ghee")));

    emf.runInTransaction(
        em ->
            assertThat(em.find(Ingredient.class, butterId).getSubstitutes())
                .satisfiesExactly(
                    best -> assertThat(best.getName()).startsWith("Ghee"),
                    second -> assertThat(second.getName()).startsWith("Margarine")));
  }

  private static RecipeVersion version(EntityManager em) {
    Recipe recipe =
        new Recipe(unique(), "Baguette", Difficulty.JOURNEYMAN, category(em, "Sourdough"));
    RecipeVersion version = new RecipeVersion(recipe, 1, 24);
    em.persist(recipe);
    em.persist(version);
    return version;
  }

  private static Category category(EntityManager em, String name) {
    return em.createQuery("from Category where name = :name", Category.class)
        .setParameter("name", name)
        .getSingleResult();
  }

  private static Ingredient ingredient(EntityManager em, String name) {
    Ingredient ingredient = new Ingredient(name + " " + unique());
    em.persist(ingredient);
    return ingredient;
  }

  private static String unique() {
    return UUID.randomUUID().toString().substring(0, 30);
  }
}
