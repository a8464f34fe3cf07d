package dev.plumbline.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Found by Spring; looks for {@link AutoConfigurePlumbline}. */
final class PlumblineContextCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configuration) {
    List<DatabaseDeclaration> declarations = DatabaseDeclaration.of(testClass);
    return declarations.isEmpty() ? null : new PlumblineContextCustomizer(declarations);
  }
}
