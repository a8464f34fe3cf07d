package dev.plumbline.cli.settings;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Knows since when somebody waits for its other end, and can be given up with a reason. */
final class WatchedSocket extends Socket {

  private static final long NOT_WAITING = Long.MIN_VALUE;

  private volatile long waitingSince = NOT_WAITING;
  private volatile @Nullable String reason;

  /** For how long the other end has neither taken nor sent a byte that is waited for. */
  OptionalLong waitingNanos() {
    long since = waitingSince;
    return since == NOT_WAITING
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, System.nanoTime() - since));
  }

  /** Ends the waiting: whoever waits gets an exception with the reason. */
  void giveUp(String why) throws IOException {
    reason = why;
    close();
  }

  private interface Transfer<T> {
    T make() throws IOException;
  }

  private <T> T watched(Transfer<T> transfer) throws IOException {
    long since = System.nanoTime();
    waitingSince = since == NOT_WAITING ? since + 1 : since;
    try {
      return transfer.make();
    } catch (IOException e) {
      String why = reason;
      throw why == null ? e : new IOException(why, e);
    } finally {
      waitingSince = NOT_WAITING;
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        return watched(in::read);
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        return watched(() -> in.read(bytes, offset, length));
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(int b) throws IOException {
        watched(
            () -> {
              out.write(b);
              return true;
            });
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        watched(
            () -> {
              out.write(bytes, offset, length);
              return true;
            });
      }
    };
  }
}
