package dev.plumbline.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What clusters must agree in so that one can be used in place of another: it names their folder.
 *
 * @param folderName which programs, and a digest of all the rest
 */
record ClusterKey(String folderName) {

  /**
   * To be counted up with every change of what is in a cluster's folder, or of initdb's options.
   */
  private static final int LAYOUT = 2;

  private static final int DIGEST_BYTES = 6;

  /**
   * The key of clusters with these programs, for this account.
   *
   * @param state what else of the programs matters
   */
  static ClusterKey of(
      ServerPrograms programs, String state, ServerAccount account, Map<String, String> settings) {
    ServerAccount.Owner owner = account.owner();
    StringBuilder text = new StringBuilder().append(LAYOUT).append('\0');
    text.append(owner == null ? "own" : owner.uid() + "/" + owner.gid()).append('\0');
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      text.append(setting.getKey()).append('\0').append(setting.getValue()).append('\0');
    }
    text.append(state);
    return new ClusterKey(programs.name() + "-" + digest(text.toString()));
  }

  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
