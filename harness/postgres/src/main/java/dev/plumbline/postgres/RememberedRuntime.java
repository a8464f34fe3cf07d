package dev.plumbline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen to work for a version in a place, so that the next JVM need not try it again: each
 * trial is a process, which costs 5 to 20 ms. Counts for one boot of the machine.
 *
 * @param file where it is written down; nobody else can write it, as it says what to run
 * @param circumstances what it depends on
 * @param programs what runs
 * @param trust who may have put them where they are
 */
record RememberedRuntime(
    Path file, List<String> circumstances, ServerPrograms programs, Trust trust) {

  private static final System.Logger LOG = System.getLogger(RememberedRuntime.class.getName());
  private static final int FIXED_LINES = 6;

  /**
   * What works.
   *
   * @param runtime what runs
   * @param storeType the place's kind of file system
   */
  record Known(ServerRuntime runtime, String storeType) {}

  static RememberedRuntime in(
      DataLocation location,
      ServerPrograms programs,
      EmbeddedOptions options,
      JvmUser user,
      Boot boot) {
    List<String> circumstances =
        List.of(
            boot.id(),
            String.valueOf(options.cacheFolder()),
            CacheLocation.ownCache().toString(),
            options.accounts().toString());
    return new RememberedRuntime(
        location.folder().resolve(programs.name() + ".runtime"),
        circumstances,
        programs,
        new Trust(user));
  }

  /** What worked last time, if that was under the same circumstances. */
  Optional<Known> recall() {
    try {
      List<String> lines = Files.readAllLines(file);
      int fixed = circumstances.size();
      if (circumstances.get(0).isEmpty()
          || lines.size() < fixed + FIXED_LINES
          || !lines.subList(0, fixed).equals(circumstances)) {
        return Optional.empty();
      }
      Known known = parse(lines.subList(fixed, lines.size()));
      return programs.vouchFor(known.runtime().installation(), trust)
          ? Optional.of(known)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, "Trying again what works here: " + file, e);
      return Optional.empty();
    }
  }

  private Known parse(List<String> lines) {
    String owner = lines.get(4);
    int slash = owner.indexOf('/');
    ServerAccount account =
        new ServerAccount(
            lines.get(3),
            List.copyOf(lines.subList(FIXED_LINES, lines.size())),
            slash < 0
                ? null
                : new ServerAccount.Owner(
                    Integer.parseInt(owner.substring(0, slash)),
                    Integer.parseInt(owner.substring(slash + 1))),
            Boolean.parseBoolean(lines.get(5)));
    return new Known(
        new ServerRuntime(
            new Installation(Path.of(lines.get(0)), programs.version()),
            account,
            Boolean.parseBoolean(lines.get(1))),
        lines.get(2));
  }

  void remember(Known known) {
    ServerRuntime runtime = known.runtime();
    ServerAccount.Owner owner = runtime.account().owner();
    List<String> lines = new ArrayList<>(circumstances);
    lines.add(runtime.installation().programs().toString());
    lines.add(Boolean.toString(runtime.diesWithParent()));
    lines.add(known.storeType());
    lines.add(runtime.account().description());
    lines.add(owner == null ? "" : owner.uid() + "/" + owner.gid());
    lines.add(Boolean.toString(runtime.account().staysInFront()));
    lines.addAll(runtime.account().prefix());
    try {
      Path draft = Files.createTempFile(file.getParent(), "draft", ".runtime");
      Files.write(draft, lines);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Of no consequence but time; a full disk shows itself soon enough.
      LOG.log(System.Logger.Level.DEBUG, "Could not save what works in " + file, e);
    }
  }

  void forget() throws IOException {
    Files.deleteIfExists(file);
  }
}
