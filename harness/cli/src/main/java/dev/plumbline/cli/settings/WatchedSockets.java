package dev.plumbline.cli.settings;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;

/**
 * What the driver asks for its sockets when a connection is to be watched. It makes the factory
 * itself, by its name, so that the two find each other by a number.
 */
public final class WatchedSockets extends SocketFactory {

  private static final Map<String, AtomicReference<WatchedSocket>> ORDERS =
      new ConcurrentHashMap<>();

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final AtomicReference<WatchedSocket> last;

  /**
   * For the driver.
   *
   * @param order what {@link #order} has answered
   */
  public WatchedSockets(String order) {
    last = ORDERS.getOrDefault(order, new AtomicReference<>());
  }

  /** A number for a new connection. */
  static String order() {
    String order = String.valueOf(COUNT.incrementAndGet());
    ORDERS.put(order, new AtomicReference<>());
    return order;
  }

  /** The socket of a connection that has been made: the last one, as there may be several hosts. */
  static WatchedSocket delivered(String order) {
    AtomicReference<WatchedSocket> last = ORDERS.get(order);
    return Objects.requireNonNull(
        last == null ? null : last.get(), "the driver has asked for no socket");
  }

  /** There will be no more sockets for that number; a cancellation's is not watched. */
  static void forget(String order) {
    ORDERS.remove(order);
  }

  @Override
  public Socket createSocket() {
    WatchedSocket socket = new WatchedSocket();
    last.set(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unwatched();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw unwatched();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unwatched();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw unwatched();
  }

  private static UnsupportedOperationException unwatched() {
    return new UnsupportedOperationException(
        "PostgreSQL's driver asks for a socket and connects it itself. This one wants a connected"
            + " socket, which cannot be watched, so that a server that falls silent would never be"
            + " given up. Use the driver that is in plumbline.jar.");
  }
}
