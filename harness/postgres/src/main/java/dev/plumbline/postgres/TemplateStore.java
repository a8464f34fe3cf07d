package dev.plumbline.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Templates as databases of the cluster itself: found, built, bounded. */
final class TemplateStore implements Templates {

  /** The name of the note that says how fast which way of copying was. */
  static final String COPY_NOTE = "copy";

  private static final System.Logger LOG = System.getLogger(TemplateStore.class.getName());

  /** So exactly is it known when a template was last used. */
  private static final Duration USE_RESOLUTION = Duration.ofHours(1);

  /** Until the tests are on their way. */
  private static final Duration AFTER_THE_START = Duration.ofSeconds(1);

  /** How often a base may be dropped by another JVM while it is about to be cloned. */
  private static final int ATTEMPTS = 3;

  private final MaintenanceConnections connections;
  private final TemplateCatalog catalog;
  private final DatabaseCopies copies;
  private final DropQueue drops;
  private final Background background;
  private final TemplateSettings settings;

  /** Of this JVM's threads one for each family asks the server for the right to build. */
  private final Map<String, Object> builders = new ConcurrentHashMap<>();

  /** With "rebuild": whose old templates have been done away with. */
  private final Set<String> renewed = ConcurrentHashMap.newKeySet();

  private final Set<DatabaseName> ignored = ConcurrentHashMap.newKeySet();

  /** When this run has last noted that it uses a template. */
  private final Map<DatabaseName, Instant> touched = new ConcurrentHashMap<>();

  /** What was asked for, by the template that was the answer. */
  private final Map<String, Request> answered = new ConcurrentHashMap<>();

  TemplateStore(
      MaintenanceConnections connections,
      DatabaseCopies copies,
      DropQueue drops,
      Background background,
      TemplateSettings settings) {
    this.connections = connections;
    this.catalog = new TemplateCatalog(connections, drops);
    this.copies = copies;
    this.drops = drops;
    this.background = background;
    this.settings = settings;
  }

  private record Request(String family, String label, TemplateRecipe recipe) {}

  @Override
  public Template get(String family, String label, TemplateRecipe recipe) {
    return get(new Request(family, label, recipe));
  }

  @Override
  public Template note(Template template, String name, String value) {
    refuseReserved(Set.of(name));
    return noted(template, name, value);
  }

  /** What to call clones of a template. */
  String label(Template template) {
    Request request = answered.get(template.database());
    return request == null ? template.family() : request.label();
  }

  /**
   * Another one for a template that is gone; empty if it was not asked for here, so that nobody
   * knows how to make it.
   */
  Optional<Template> replacement(Template gone) {
    Request request = answered.get(gone.database());
    if (request == null) {
      return Optional.empty();
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Template {0}: {1} was dropped by another run",
        request.label(),
        gone.database());
    return Optional.of(get(request));
  }

  /** Keeps what a template's trial has found out. */
  void remember(Template template, CopyTrial trial) {
    background.soon(
        "note how fast " + template.database() + " is copied",
        () -> noted(template, COPY_NOTE, trial.toText()));
  }

  private Template get(Request request) {
    if (!settings.rebuild() || renewed.contains(request.family())) {
      Optional<Template> found = find(request, entries(request));
      if (found.isPresent()) {
        return found.get();
      }
    }
    synchronized (builders.computeIfAbsent(request.family(), family -> new Object())) {
      try (FamilyLock lock =
          FamilyLock.acquire(connections, request.family(), request.label(), FamilyLock.PATIENCE)) {
        return underLock(request);
      }
    }
  }

  private List<TemplateCatalog.Entry> entries(Request request) {
    List<TemplateCatalog.Entry> entries = catalog.family(request.family());
    if (settings.rebuild()) {
      entries.removeIf(entry -> ignored.contains(entry.name()));
    }
    return entries;
  }

  private Optional<Template> find(Request request, List<TemplateCatalog.Entry> entries) {
    for (TemplateCatalog.Entry entry : entries) {
      Template template = entry.template();
      if (request.recipe().fits(template)) {
        LOG.log(
            System.Logger.Level.DEBUG,
            "Template {0}: reused (built {1})",
            request.label(),
            template.created());
        answered.put(template.database(), request);
        touch(entry);
        return Optional.of(template);
      }
    }
    return Optional.empty();
  }

  private Template underLock(Request request) {
    for (int attempt = 1; ; attempt++) {
      List<TemplateCatalog.Entry> entries = entries(request);
      if (settings.rebuild() && renewed.add(request.family())) {
        entries.forEach(entry -> ignored.add(entry.name()));
        entries.forEach(entry -> drops.add(entry.name()));
        entries = List.of();
      }
      Optional<Template> found = find(request, entries);
      if (found.isPresent()) {
        return found.get();
      }
      Optional<Template> base =
          request.recipe().base(entries.stream().map(TemplateCatalog.Entry::template).toList());
      try {
        return build(request, base);
      } catch (BaseGoneException e) {
        if (attempt == ATTEMPTS) {
          throw e.failure;
        }
      }
    }
  }

  private Template build(Request request, Optional<Template> base) throws BaseGoneException {
    long start = System.nanoTime();
    Database database = start(request, base);
    Template template;
    try {
      Map<String, String> notes = new HashMap<>(request.recipe().build(database, base));
      refuseReserved(notes.keySet());
      base.map(from -> from.notes().get(COPY_NOTE)).ifPresent(copy -> notes.put(COPY_NOTE, copy));
      template = catalog.finish(database, request.family(), notes);
    } catch (Exception | Error e) {
      throw dropped(database, request, e);
    }
    LOG.log(
        System.Logger.Level.INFO,
        "Template {0}: {1} in {2} ms",
        request.label(),
        base.map(from -> "extended from the one of " + from.created()).orElse("built"),
        Long.toString(Duration.ofNanos(System.nanoTime() - start).toMillis()));
    answered.put(template.database(), request);
    background.soon("drop the templates that are too many", this::evict);
    return template;
  }

  private Database start(Request request, Optional<Template> base) throws BaseGoneException {
    if (base.isEmpty()) {
      return copies.empty(request.label());
    }
    try {
      return copies.of(base.get(), request.label(), trial -> remember(base.get(), trial));
    } catch (ClusterException e) {
      if (MaintenanceConnections.isGone(e)) {
        throw new BaseGoneException(e);
      }
      throw e;
    }
  }

  /** Another JVM has dropped it since it was listed. */
  private static final class BaseGoneException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ClusterException failure;

    BaseGoneException(ClusterException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /** Returns what to throw; throws errors itself. */
  private RuntimeException dropped(Database database, Request request, Throwable failure) {
    try {
      drops.dropNow(new DatabaseName(database.name()));
    } catch (ClusterException e) {
      failure.addSuppressed(e);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new ClusterException(
            "Could not build template " + request.label() + ": " + failure, failure);
  }

  private void touch(TemplateCatalog.Entry entry) {
    Instant now = Instant.now();
    Instant known = touched.getOrDefault(entry.name(), entry.comment().used());
    if (known.plus(USE_RESOLUTION).isBefore(now)) {
      touched.put(entry.name(), now);
      background.later(
          AFTER_THE_START,
          "note that " + entry.name().text() + " is used",
          () -> catalog.change(entry.template(), comment -> comment.usedAt(now)));
    }
  }

  private void evict() {
    settings.surplus(catalog.all(), Set.copyOf(answered.keySet())).forEach(this::evict);
  }

  private void evict(DatabaseName name) {
    LOG.log(System.Logger.Level.DEBUG, "Dropped template {0}: least recently used", name.text());
    drops.add(name);
  }

  private Template noted(Template template, String name, String value) {
    TemplateComment comment = catalog.change(template, before -> before.with(name, value));
    return new Template(template.family(), template.database(), comment.created(), comment.notes());
  }

  private static void refuseReserved(Set<String> names) {
    if (names.contains(COPY_NOTE)) {
      throw new IllegalArgumentException(
          "A note cannot be called \""
              + COPY_NOTE
              + "\": Plumbline keeps its own under that name.");
    }
  }
}
