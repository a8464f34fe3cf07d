package dev.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes bytes on until told to swallow them, as a network does that has lost a route. */
public final class SwallowingProxy implements AutoCloseable {

  private final ServerSocket server;
  private final String host;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<AtomicBoolean> routes = new CopyOnWriteArrayList<>();
  private volatile boolean swallowsNew;

  public SwallowingProxy(String host, int port) throws IOException {
    this.host = host;
    this.port = port;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** One in front of a server that is not there: it accepts, and never answers. */
  static SwallowingProxy inFrontOfNobody() throws IOException {
    SwallowingProxy proxy = new SwallowingProxy("", 0);
    proxy.swallowsNew = true;
    return proxy;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** From now on, nothing passes on the connections that there are. */
  public void swallow() {
    routes.forEach(route -> route.set(true));
  }

  /** Nor on new ones. */
  public void swallowEverything() {
    swallowsNew = true;
    swallow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        sockets.add(client);
        if (swallowsNew) {
          continue;
        }
        Socket target = new Socket(host, port);
        sockets.add(target);
        AtomicBoolean swallowed = new AtomicBoolean();
        routes.add(swallowed);
        daemon(() -> pass(client, target, swallowed));
        daemon(() -> pass(target, client, swallowed));
      }
    } catch (SocketException e) {
      // closed
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pass(Socket from, Socket to, AtomicBoolean swallowed) {
    byte[] buffer = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (!swallowed.get()) {
          out.write(buffer, 0, n);
        }
      }
      if (!swallowed.get()) {
        to.close();
      }
    } catch (IOException e) {
      // one end is gone; so is the connection, unless that is to be swallowed, too
      if (!swallowed.get()) {
        close(to);
      }
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "swallowing-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    sockets.forEach(SwallowingProxy::close);
  }
}
