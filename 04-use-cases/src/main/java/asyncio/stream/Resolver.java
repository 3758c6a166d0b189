package asyncio.stream;

import asyncio.task.Awaitable;
import asyncio.task.ExecutorCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Finds the addresses of a host, off the loop's thread: {@code loop.getaddrinfo}. */
final class Resolver {

  private Resolver() {}

  /** The addresses in the order in which they should be tried. */
  static Awaitable<List<InetSocketAddress>> resolve(String host, int port) {
    return ExecutorCall.on(
        task -> Thread.ofVirtual().name("resolve " + host).start(task),
        () -> addresses(host, port));
  }

  private static List<InetSocketAddress> addresses(String host, int port)
      throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(host))
        .map(address -> new InetSocketAddress(address, port))
        .toList();
  }
}
