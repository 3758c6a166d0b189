package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * A server that sends back every byte it receives, written with nothing but callbacks.
 *
 * <p>It never blocks and never waits for a client: while one has not read its echo, the server does
 * not read from that one, and serves the others. Use it on the loop's thread only.
 */
@Exercise("01.6")
public final class CallbackEchoServer implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int BACKLOG = 1024;
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final ServerSocketChannel listener;
  private final Set<Connection> connections = new HashSet<>();

  private CallbackEchoServer(EventLoop loop, ServerSocketChannel listener) {
    this.loop = loop;
    this.listener = listener;
  }

  /**
   * Starts to listen, and returns at once. Clients are served while the loop runs. When a client
   * cannot be accepted, the loop's exception handler is told, and the server does not try again
   * before some time has passed.
   *
   * @param address where to listen; port 0 lets the system choose one
   * @throws UncheckedIOException if the address cannot be had
   */
  public static CallbackEchoServer start(EventLoop loop, InetSocketAddress address) {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      try {
        listener.bind(address, BACKLOG);
        listener.configureBlocking(false);
        var server = new CallbackEchoServer(loop, listener);
        loop.addReader(listener, server::accept);
        return server;
      } catch (IOException | RuntimeException e) {
        listener.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
  }

  /** Where this server listens. */
  public InetSocketAddress address() {
    try {
      return (InetSocketAddress) listener.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many clients are connected. */
  public int connections() {
    return connections.size();
  }

  /** Stops listening and disconnects all clients. A second time does nothing. */
  @Override
  public void close() {
    loop.removeReader(listener);
    closeQuietly(listener);
    Set.copyOf(connections).forEach(Connection::close);
  }

  private void accept() {
    try {
      for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
        client.configureBlocking(false);
        connections.add(new Connection(client));
      }
    } catch (IOException e) {
      loop.callExceptionHandler(new ExceptionContext("cannot accept a connection", e, this));
      pauseAccepting();
    }
  }

  /** A listener that fails stays ready: without a pause the loop would do nothing but fail. */
  private void pauseAccepting() {
    loop.removeReader(listener);
    loop.callLater(
        PAUSE_AFTER_FAILURE,
        () -> {
          if (listener.isOpen()) {
            loop.addReader(listener, this::accept);
          }
        });
  }

  private static void closeQuietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception nothingLeftToDo) {
      // The channel is gone either way.
    }
  }

  /** One client: reads while the buffer is empty, writes while it is not. */
  private final class Connection {

    private final SocketChannel client;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    Connection(SocketChannel client) {
      this.client = client;
      loop.addReader(client, this::read);
    }

    private void read() {
      try {
        if (client.read(buffer) < 0) {
          close();
          return;
        }
        buffer.flip();
        client.write(buffer);
        if (buffer.hasRemaining()) {
          loop.removeReader(client);
          loop.addWriter(client, this::write);
        } else {
          buffer.clear();
        }
      } catch (IOException disconnected) {
        close();
      }
    }

    private void write() {
      try {
        client.write(buffer);
        if (!buffer.hasRemaining()) {
          buffer.clear();
          loop.removeWriter(client);
          loop.addReader(client, this::read);
        }
      } catch (IOException disconnected) {
        close();
      }
    }

    private void close() {
      loop.removeReader(client);
      loop.removeWriter(client);
      closeQuietly(client);
      connections.remove(this);
    }
  }
}
