package dev.plumbline.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What clusters must agree in so that one can be used in place of another: it names their folder.
 *
 * @param folderName version and platform of the binaries, and a digest of all the rest
 */
record ClusterKey(String folderName) {

  /**
   * To be counted up with every change of what is in a cluster's folder, or of initdb's options.
   */
  private static final int LAYOUT = 2;

  private static final int DIGEST_BYTES = 6;

  static ClusterKey of(ServerRuntime runtime, Map<String, String> settings) {
    ServerAccount.Owner owner = runtime.account().owner();
    StringBuilder text = new StringBuilder().append(LAYOUT).append('\0');
    text.append(owner == null ? "own" : owner.uid() + "/" + owner.gid()).append('\0');
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      text.append(setting.getKey()).append('\0').append(setting.getValue()).append('\0');
    }
    return new ClusterKey(
        runtime.installation().folder().getFileName() + "-" + digest(text.toString()));
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
