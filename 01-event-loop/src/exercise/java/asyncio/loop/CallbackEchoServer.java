package asyncio.loop;

import static loopcraft.grader.Todo.todo;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import loopcraft.grader.Exercise;

/**
 * A server that sends back every byte it receives, written with nothing but callbacks.
 *
 * <p>It never blocks and never waits for a client: while one has not read its echo, the server does
 * not read from that one, and serves the others. Use it on the loop's thread only.
 */
@Exercise("01.6")
public final class CallbackEchoServer implements AutoCloseable {

  private CallbackEchoServer(EventLoop loop, ServerSocketChannel listener) {
    throw todo("01.6");
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
    throw todo("01.6");
  }

  /** Where this server listens. */
  public InetSocketAddress address() {
    throw todo("01.6");
  }

  /** How many clients are connected. */
  public int connections() {
    throw todo("01.6");
  }

  /** Stops listening and disconnects all clients. A second time does nothing. */
  @Override
  public void close() {
    throw todo("01.6");
  }
}
