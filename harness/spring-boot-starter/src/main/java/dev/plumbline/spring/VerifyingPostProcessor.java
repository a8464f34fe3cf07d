package dev.plumbline.spring;

import dev.plumbline.verification.Verdict;
import dev.plumbline.verification.Verification;
import dev.plumbline.verification.Verifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Verifies every data source as soon as it is made, before any other bean can get hold of it.
 *
 * <p>It is registered first, so that no data source is made without it. And it is a {@link
 * MergedBeanDefinitionPostProcessor} only because Spring lets those have the last word: what other
 * post-processors configure or wrap is done when the first connection is opened.
 */
final class VerifyingPostProcessor
    implements MergedBeanDefinitionPostProcessor, PriorityOrdered, SmartInitializingSingleton {

  private static final Logger LOG = System.getLogger(VerifyingPostProcessor.class.getName());
  private static final String SCOPED_TARGET = "scopedTarget.";
  private static final boolean SPRING_JDBC =
      ClassUtils.isPresent(
          "org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource",
          VerifyingPostProcessor.class.getClassLoader());

  private final VerifiedDatabases databases = new VerifiedDatabases();
  private final Set<DataSource> known = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ConfigurableListableBeanFactory beans;
  private final PlumblineProperties properties;
  private final ServiceVerifiers verifiers;
  private final boolean everythingIsLazy;
  private volatile boolean started;

  VerifyingPostProcessor(ConfigurableListableBeanFactory beans, Environment environment) {
    this.beans = beans;
    // bound here, for the bean that holds them does not exist so early
    this.properties = Binder.get(environment).bindOrCreate("plumbline", PlumblineProperties.class);
    this.verifiers = new ServiceVerifiers(properties, environment);
    this.everythingIsLazy =
        environment.getProperty("spring.main.lazy-initialization", Boolean.class, false);
  }

  VerifiedDatabases databases() {
    return databases;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public void postProcessMergedBeanDefinition(
      RootBeanDefinition definition, Class<?> type, String beanName) {}

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    // the proxy of a scope has no database of its own, only the bean behind it
    if (bean instanceof DataSource dataSource && !(bean instanceof ScopedObject)) {
      String name =
          beanName.startsWith(SCOPED_TARGET)
              ? beanName.substring(SCOPED_TARGET.length())
              : beanName;
      try {
        verify(name, dataSource);
      } catch (DatabaseNotReadyException e) {
        leaveListenersUnmade();
        throw e;
      }
    }
    return bean;
  }

  /**
   * Boot publishes the exit code to the context before it registers it for the process. In a
   * context that has failed, it would make listeners that are beans of their own (Actuator's are)
   * just for that, fail, and lose the exit code. Those that are made already listen all the same.
   */
  private void leaveListenersUnmade() {
    if (!started
        && beans.getSingleton(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
            instanceof ApplicationEventMulticaster multicaster) {
      multicaster.removeApplicationListenerBeans(name -> true);
    }
  }

  /** Where everything is made at its first use, data sources are made now: start-up is the time. */
  @Override
  public void afterSingletonsInstantiated() {
    if (everythingIsLazy) {
      beans.getBeansOfType(DataSource.class, false, true);
    }
    started = true;
  }

  private synchronized void verify(String name, DataSource dataSource) {
    if (!properties.of(name).verify()) {
      LOG.log(
          Level.INFO,
          "Data source '"
              + name
              + "' is not verified: plumbline.data-sources."
              + name
              + ".verify=false");
      return;
    }
    Map<String, DataSource> parts =
        SPRING_JDBC ? CompositeDataSource.parts(name, dataSource) : Map.of(name, dataSource);
    for (Map.Entry<String, DataSource> part : parts.entrySet()) {
      if (known.add(part.getValue())) {
        verifyOne(name, part.getKey(), part.getValue());
      }
    }
    known.add(dataSource);
  }

  /**
   * Verifies one database.
   *
   * @param bean whose settings hold
   * @param name what to call it
   */
  private void verifyOne(String bean, String name, DataSource dataSource) {
    Verifier verifier = verifiers.of(bean);
    Verifier first =
        properties.waitAtMost().isZero()
            ? verifier
            : verifier.waitingAtMost(properties.waitAtMost());
    Verification verification = databases.verify(name, dataSource, first, verifier);
    Verdict verdict = verification.verdict();
    if (!verdict.isGood()) {
      throw DatabaseNotReadyException.of(name, verification);
    }
    if (verdict != Verdict.SKIPPED) { // of which the verifier itself has warned
      LOG.log(
          Level.INFO,
          "Data source '"
              + name
              + "': "
              + verification.toText()
              + " ("
              + verification.elapsed().toMillis()
              + " ms)");
    }
  }
}
