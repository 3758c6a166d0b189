package asyncio.stream;

import static loopcraft.grader.Todo.todo;

import asyncio.task.Coroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import loopcraft.grader.Exercise;

/**
 * Listens, and serves each client in a task of its own: {@code asyncio.Server}.
 *
 * <p>Closing it stops the listening alone: clients that are connected are served to their end. Use
 * it on the loop's thread only.
 */
@Exercise(value = "04.2", part = 2)
public final class Server implements AutoCloseable {

  /**
   * Makes a server of the running loop, which does not accept before {@link #start}.
   *
   * @param listener bound, in non-blocking mode; the server closes it
   */
  Server(ServerSocketChannel listener, ConnectionHandler handler, ServerOptions options)
      throws IOException {
    throw todo("04.2");
  }

  /** Where it listens, or did. */
  public InetSocketAddress address() {
    throw todo("04.2");
  }

  /**
   * Whether it accepts clients: {@code is_serving}. It does until it is closed, and is said to while
   * it pauses after a failure, too.
   */
  public boolean isServing() {
    throw todo("04.2");
  }

  /**
   * How many clients are connected. Each counts from when it is accepted until its connection is
   * gone, with all that was to be sent; how its handler is doing does not matter.
   */
  public int connections() {
    throw todo("04.2");
  }

  /**
   * Begins to accept clients, as many at once as there are. Each is served by the handler in a task
   * of its own. Its connection is closed when that task ends, however it ends, even if it is
   * cancelled before it has begun; what was written goes out first. A handler that fails, by any
   * exception or error, is reported to the loop's exception handler at once, and harms nobody else.
   *
   * <p>When a client cannot be accepted, the exception handler is told, and the server does not try
   * again before a second has passed. A client that was accepted and turns out to be gone already
   * is no failure. The listener is one of the loop's {@link OpenChannels}: if nobody closes the
   * server, it is closed with the loop.
   */
  void start() {
    throw todo("04.2");
  }

  /**
   * Stops listening, and ends {@link #serveForever}. Clients that are connected are served on. A
   * second time does nothing: {@code close}.
   */
  @Override
  public void close() {
    throw todo("04.2");
  }

  /**
   * A coroutine that waits until the server is closed and all clients are gone: {@code
   * wait_closed}. It does not wait for a handler that goes on without its connection. Several may
   * wait; one that is cancelled leaves the others alone.
   */
  public Coroutine<Void> waitClosed() {
    throw todo("04.2");
  }

  /**
   * Closes all connections once everything has gone out: {@code close_clients}. The server itself
   * stays as it is.
   */
  public void closeClients() {
    throw todo("04.2");
  }

  /**
   * Closes all connections at once, also those that are being closed: {@code abort_clients}. The
   * server itself stays as it is.
   */
  public void abortClients() {
    throw todo("04.2");
  }

  /**
   * A coroutine that goes on until it is cancelled; then it closes the server and waits until all
   * clients are gone: {@code serve_forever}. If the server is closed meanwhile, it is cancelled.
   *
   * @throws IllegalStateException from the coroutine, if the server is closed, or another coroutine
   *     serves for ever already
   */
  public Coroutine<Void> serveForever() {
    throw todo("04.2");
  }

  /** Says where it listens, and how many clients it has. */
  @Override
  public String toString() {
    throw todo("04.2");
  }
}
