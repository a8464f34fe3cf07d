package dev.plumbline.spring.loaves;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class LoavesApplication {

  /** What got hold of a data source, in all applications of this JVM. */
  public static final List<String> USERS = Collections.synchronizedList(new ArrayList<>());

  @Bean
  String userOfDataSource(List<DataSource> dataSources) {
    USERS.add("data source");
    return dataSources.toString();
  }

  @Bean
  String userOfEntityManagers(EntityManagerFactory factory) {
    USERS.add("entity manager factory");
    return factory.toString();
  }
}
