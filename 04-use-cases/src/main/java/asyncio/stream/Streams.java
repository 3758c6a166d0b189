package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Connections and servers, to be imported statically: the functions of {@code asyncio.streams}. */
public final class Streams {

  private Streams() {}

  /**
   * A coroutine that connects to a host, whose name it looks up off the loop's thread: {@code
   * open_connection}. For a time limit, put it into {@link asyncio.Asyncio#timeout}.
   *
   * @throws IOException from the coroutine, if there is no such host, or none of its addresses
   *     answers
   */
  public static Coroutine<Connection> openConnection(String host, int port) {
    return openConnection(host, port, StreamReader.DEFAULT_LIMIT);
  }

  /**
   * The same, with a limit for the reader.
   *
   * @param limit see {@link StreamReader}
   */
  public static Coroutine<Connection> openConnection(String host, int port, int limit) {
    return async(() -> open(await(Resolver.resolve(host, port)), limit));
  }

  /** A coroutine that connects to an address. */
  public static Coroutine<Connection> openConnection(InetSocketAddress address) {
    return address.isUnresolved()
        ? openConnection(address.getHostString(), address.getPort())
        : async(() -> open(List.of(address), StreamReader.DEFAULT_LIMIT));
  }

  private static Connection open(List<InetSocketAddress> addresses, int limit) throws IOException {
    SocketChannel channel = await(Connector.connect(addresses, SocketChannel::open));
    var made = new Future<Connection>(EventLoop.running());
    var protocol =
        new StreamProtocol(
            limit,
            connection -> {
              if (!made.isDone()) {
                made.setResult(connection);
              }
            },
            _ -> {});
    Transport transport = SocketTransport.start(made.loop(), channel, protocol);
    try {
      return await(made);
    } catch (Throwable givenUp) {
      transport.abort();
      throw givenUp;
    }
  }

  /**
   * A coroutine that starts a server: {@code start_server}. It listens when the coroutine ends.
   *
   * @param handler serves a client, in a task of its own
   * @param address where to listen; port 0 lets the system choose one
   * @throws IOException from the coroutine, if the address cannot be had
   */
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, InetSocketAddress address) {
    return startServer(handler, address, ServerOptions.DEFAULT);
  }

  /** The same, with options. */
  public static Coroutine<Server> startServer(
      ConnectionHandler handler, InetSocketAddress address, ServerOptions options) {
    return async(
        () -> {
          ServerSocketChannel listener = ServerSocketChannel.open();
          try {
            listener.bind(address, options.backlog());
            listener.configureBlocking(false);
            var server = new Server(listener, handler, options);
            server.start();
            EventLoop.running().noteOpened(server, server::isServing);
            return server;
          } catch (Throwable failure) {
            listener.close();
            throw failure;
          }
        });
  }

  /** A coroutine that starts a server on a host's address. */
  public static Coroutine<Server> startServer(ConnectionHandler handler, String host, int port) {
    return async(
        () -> {
          var address = await(Resolver.resolve(host, port)).getFirst();
          return await(startServer(handler, address));
        });
  }
}
