package dev.plumbline.hibernate;

import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for Spring, which gives Hibernate the listeners and converters of an application, ready
 * made with what their constructors ask for. Here none is made before it is used, so that one that
 * only Spring can make does not keep Hibernate from starting.
 */
@NullUnmarked // Hibernate's interfaces
final class SpringBeans implements BeanContainer {

  private static final String[] SPRING = {
    "org.springframework.orm.jpa.hibernate.SpringBeanContainer",
    "org.springframework.orm.hibernate5.SpringBeanContainer"
  };

  /** Whether the service's Hibernate would get its beans from Spring. */
  static boolean areExpected() {
    for (String container : SPRING) {
      if (ContextClassLoader.get().getResource(container.replace('.', '/') + ".class") != null) {
        return true;
      }
    }
    return false;
  }

  @Override
  public <B> ContainedBean<B> getBean(
      Class<B> type, LifecycleOptions options, BeanInstanceProducer producer) {
    return new Later<>(type, null, producer);
  }

  @Override
  public <B> ContainedBean<B> getBean(
      String name, Class<B> type, LifecycleOptions options, BeanInstanceProducer producer) {
    return new Later<>(type, name, producer);
  }

  @Override
  public void stop() {
    // nothing is held
  }

  /** Made on first use. Hibernate 7 asks for its class, too. */
  private static final class Later<B> implements ContainedBean<B> {
    private final Class<B> type;
    private final @Nullable String name;
    private final BeanInstanceProducer producer;
    private @Nullable B instance;

    Later(Class<B> type, @Nullable String name, BeanInstanceProducer producer) {
      this.type = type;
      this.name = name;
      this.producer = producer;
    }

    @Override
    public Class<B> getBeanClass() {
      return type;
    }

    @Override
    public synchronized B getBeanInstance() {
      if (instance == null) {
        instance =
            name == null
                ? producer.produceBeanInstance(type)
                : producer.produceBeanInstance(name, type);
      }
      return instance;
    }
  }
}
