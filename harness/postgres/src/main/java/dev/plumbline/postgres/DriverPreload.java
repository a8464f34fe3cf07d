package dev.plumbline.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Calendar;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;

/**
 * Loads, beside the server's start, what the first connection needs: in a fresh JVM the driver's
 * classes and the JDK's sockets, calendars and cryptography take several times as long as the
 * server.
 */
final class DriverPreload {

  private static final System.Logger LOG = System.getLogger(DriverPreload.class.getName());
  private static final String CLASSES = "driver-classes.txt";
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private DriverPreload() {}

  /** Begins, in a thread of its own, which ends by itself. Once is enough. */
  static void begin() {
    if (BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(DriverPreload::load, "plumbline-preload");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void load() {
    try {
      classes();
      cryptography();
      socket();
      LOG.log(System.Logger.Level.TRACE, "Calendars are there: {0}", Calendar.getInstance());
    } catch (IOException | GeneralSecurityException | LinkageError e) {
      // The first connection will do the same, and say so if it matters.
      LOG.log(System.Logger.Level.DEBUG, "The driver was not loaded in advance", e);
    }
  }

  private static void classes() throws IOException {
    ClassLoader loader = DriverPreload.class.getClassLoader();
    try (InputStream list = DriverPreload.class.getResourceAsStream(CLASSES)) {
      if (list == null) {
        throw new IOException("Plumbline's jar is incomplete: it lacks " + CLASSES);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
      for (String name = lines.readLine(); name != null; name = lines.readLine()) {
        if (!name.startsWith("#")) {
          load(name, loader);
        }
      }
    }
  }

  private static void load(String name, ClassLoader loader) {
    try {
      Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      LOG.log(System.Logger.Level.TRACE, "Not in this release of the driver: {0}", name);
    }
  }

  /** As for SCRAM: the password is normalized, too. */
  private static void cryptography() throws GeneralSecurityException {
    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
    Mac.getInstance("HmacSHA256");
    if (!Normalizer.normalize("\u2168", Normalizer.Form.NFKC).equals("IX")) {
      throw new GeneralSecurityException("This Java does not normalize texts");
    }
  }

  /** A connection to ourselves: finding out that there is no proxy takes long the first time. */
  private static void socket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket()) {
      client.connect(server.getLocalSocketAddress());
    }
  }
}
