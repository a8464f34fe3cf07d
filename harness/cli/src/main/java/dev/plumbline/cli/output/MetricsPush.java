package dev.plumbline.cli.output;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends metrics to a Pushgateway, or to anything else that takes a PUT.
 *
 * @param url as the gateway has it: {@code http://gateway:9091/metrics/job/<job>}; with {@code
 *     user:password@} for basic authentication
 */
record MetricsPush(URI url) {

  /** A gateway is near; a run shall not wait for one that is not there. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  MetricsPush {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException("--metrics-push needs an http or https URL");
    }
  }

  /** What in the URL nobody else shall see: the password, or a token without one. */
  List<String> secrets() {
    String info = url.getUserInfo();
    if (info == null) {
      return List.of();
    }
    String encoded = Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8));
    return List.of(info.substring(info.indexOf(':') + 1), encoded);
  }

  /** Sends; what goes wrong is returned, because metrics never decide what becomes of a run. */
  Optional<String> send(String text) {
    // the client's own limits leave out the look-up of the name and the end of the answer
    try {
      HttpResponse<Void> response =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .sendAsync(request(text), BodyHandlers.discarding())
              .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of("it answered with status " + response.statusCode());
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of("it did not answer within " + 2 * PATIENCE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private HttpRequest request(String text) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(withoutLogin())
            .timeout(PATIENCE)
            .header("Content-Type", Metrics.CONTENT_TYPE)
            .PUT(BodyPublishers.ofString(text));
    if (url.getUserInfo() != null) {
      request.header(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8)));
    }
    return request.build();
  }

  private URI withoutLogin() {
    return url.getRawUserInfo() == null
        ? url
        : URI.create(url.toString().replaceFirst("//[^/@]*@", "//"));
  }

  /** For messages: without the login. */
  @Override
  public String toString() {
    return withoutLogin().toString();
  }
}
