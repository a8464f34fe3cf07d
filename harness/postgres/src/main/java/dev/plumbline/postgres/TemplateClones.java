package dev.plumbline.postgres;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Clones of templates, some of them made in advance. Safe for several threads. */
final class TemplateClones {

  private static final System.Logger LOG = System.getLogger(TemplateClones.class.getName());

  /** Two keep a disk busy; the tests need the processors. */
  private static final int THREADS = 2;

  private final TemplateStore templates;
  private final DatabaseCopies copies;
  private final DropQueue drops;
  private final ExecutorService executor =
      Executors.newFixedThreadPool(THREADS, work -> Background.thread("plumbline-clones", work));

  /** By template. */
  private final Map<String, ClonePool> pools = new ConcurrentHashMap<>();

  /** What stands in for templates that were dropped by others. */
  private final Map<String, Template> successors = new ConcurrentHashMap<>();

  TemplateClones(TemplateStore templates, DatabaseCopies copies, DropQueue drops) {
    this.templates = templates;
    this.copies = copies;
    this.drops = drops;
  }

  /** A fresh one. */
  Database next(Template template) {
    return pools
        .computeIfAbsent(template.database(), name -> pool(template))
        .take(() -> orOfSuccessor(template));
  }

  /** No more are made, and those that nobody wanted are dropped. */
  void finish(Duration limit) {
    executor.shutdown();
    pools.values().forEach(ClonePool::close);
    try {
      if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.DEBUG, "A clone is still being made; a later run drops it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ClonePool pool(Template template) {
    return new ClonePool(
        () -> of(successors.getOrDefault(template.database(), template)),
        executor,
        database -> drops.add(new DatabaseName(database.name())));
  }

  private Database orOfSuccessor(Template template) {
    Template current = successors.getOrDefault(template.database(), template);
    try {
      return of(current);
    } catch (ClusterException e) {
      if (!MaintenanceConnections.isGone(e)) {
        throw e;
      }
      Template successor = templates.replacement(current).orElseThrow(() -> e);
      successors.put(template.database(), successor);
      return of(successor);
    }
  }

  private Database of(Template template) {
    return copies.of(
        template, templates.label(template), trial -> templates.remember(template, trial));
  }
}
