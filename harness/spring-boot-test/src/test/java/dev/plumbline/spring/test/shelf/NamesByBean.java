package dev.plumbline.spring.test.shelf;

import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration
@Profile("bean")
class NamesByBean {

  @Bean
  PhysicalNamingStrategy names() {
    return new ShoutedTables() {
      @Override
      String prefix() {
        return "b_";
      }
    };
  }
}
