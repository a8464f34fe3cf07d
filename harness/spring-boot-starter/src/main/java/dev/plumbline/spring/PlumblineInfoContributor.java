package dev.plumbline.spring;

import dev.plumbline.verification.Verification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Which revision the service needs, and which its databases had when last looked at. */
final class PlumblineInfoContributor implements InfoContributor {

  private final VerifiedDatabases databases;

  PlumblineInfoContributor(VerifiedDatabases databases) {
    this.databases = databases;
  }

  @Override
  public void contribute(Info.Builder builder) {
    Map<String, Object> byDataSource = new LinkedHashMap<>();
    databases.all().forEach(database -> byDataSource.put(database.dataSource(), details(database)));
    builder.withDetail("plumbline", byDataSource);
  }

  private static Map<String, Object> details(VerifiedDatabase database) {
    Verification verification = database.verification();
    Map<String, Object> details = database.details();
    details.put("expectedChangeSets", verification.expectedChangeSets());
    details.put("appliedChangeSets", verification.appliedChangeSets());
    return details;
  }
}
