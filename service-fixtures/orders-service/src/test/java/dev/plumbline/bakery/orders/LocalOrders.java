package dev.plumbline.bakery.orders;

import dev.plumbline.spring.test.PlumblineLocalDatabase;
import org.springframework.boot.SpringApplication;

/** The service on a developer's machine. */
class LocalOrders {

  public static void main(String[] arguments) {
    SpringApplication.from(OrdersApplication::main)
        .with(PlumblineLocalDatabase.class)
        .run(arguments);
  }
}
