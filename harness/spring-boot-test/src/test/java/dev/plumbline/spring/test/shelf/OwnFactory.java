package dev.plumbline.spring.test.shelf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

@Configuration
@Profile("own-factory")
class OwnFactory {

  @Bean
  LocalContainerEntityManagerFactoryBean shelves() {
    throw new IllegalStateException("A bean of the application was made");
  }
}
