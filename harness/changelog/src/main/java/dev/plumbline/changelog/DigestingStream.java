package dev.plumbline.changelog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Consumer;

/** Tells the digest of the whole content when it has been read, or is closed before. */
final class DigestingStream extends FilterInputStream {

  private static final int CHUNK = 8 * 1024;

  private final MessageDigest digest = ContentDigest.newDigest();
  private final Consumer<String> whenRead;
  private boolean ended;

  DigestingStream(InputStream content, Consumer<String> whenRead) {
    super(content);
    this.whenRead = whenRead;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    if (read > 0) {
      digest.update(buffer, offset, read);
    } else if (read < 0 && !ended) {
      ended = true;
      whenRead.accept(ContentDigest.toText(digest));
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.max(0, Math.min(count, CHUNK))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    try {
      byte[] rest = new byte[CHUNK];
      while (!ended) {
        read(rest, 0, rest.length);
      }
    } finally {
      super.close();
    }
  }
}
