package asyncio.loop.demo;

import asyncio.loop.CallbackEchoServer;
import asyncio.loop.EventLoop;
import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Demo 01.6: an echo server to talk to, with netcat or telnet; it runs until you press Ctrl-C.
 *
 * <p>Open several clients at once. They all share one thread.
 */
public final class EchoServer {

  private EchoServer() {}

  /** Runs the demo. */
  static void main() {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var loop = EventLoop.create();
        var server = CallbackEchoServer.start(loop, anyPort)) {
      InetSocketAddress address = server.address();
      IO.println("Listening. In another terminal, type this, then some lines:");
      IO.println("  nc %s %d".formatted(address.getHostString(), address.getPort()));
      IO.println("Ctrl-C ends the server.");
      loop.addObserver(new ConnectionsShown(server));
      loop.runForever();
    }
  }

  /** Prints how many clients there are, whenever that has changed. */
  private static final class ConnectionsShown implements LoopObserver {

    private final CallbackEchoServer server;
    private int shown;

    ConnectionsShown(CallbackEchoServer server) {
      this.server = server;
    }

    @Override
    public void afterCallback(Handle handle) {
      int connections = server.connections();
      if (connections != shown) {
        shown = connections;
        IO.println(connections + (connections == 1 ? " client" : " clients"));
      }
    }
  }
}
