package dev.plumbline.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Spring's data sources that lead to others. */
final class CompositeDataSource {

  private CompositeDataSource() {}

  /**
   * What has to be verified in its place: the target of a wrapper, each target of a router (which
   * itself leads anywhere only while a request says where), otherwise the data source itself.
   *
   * @return by name; those of a router as {@code name[key]}
   */
  static Map<String, DataSource> parts(String name, DataSource dataSource) {
    Map<String, DataSource> parts = new LinkedHashMap<>();
    add(parts, name, dataSource);
    return parts;
  }

  private static void add(Map<String, DataSource> parts, String name, DataSource dataSource) {
    if (dataSource instanceof AbstractRoutingDataSource router) {
      router
          .getResolvedDataSources()
          .forEach((key, target) -> add(parts, name + "[" + key + "]", target));
      DataSource otherwise = router.getResolvedDefaultDataSource();
      if (otherwise != null && !router.getResolvedDataSources().containsValue(otherwise)) {
        add(parts, name + "[default]", otherwise);
      }
      return;
    }
    if (dataSource instanceof DelegatingDataSource wrapper) {
      DataSource target = wrapper.getTargetDataSource();
      if (target != null) {
        add(parts, name, target);
        return;
      }
    }
    parts.put(name, dataSource);
  }
}
