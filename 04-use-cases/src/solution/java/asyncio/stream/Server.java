package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Exercise;

/**
 * Listens, and serves each client in a task of its own: {@code asyncio.Server}.
 *
 * <p>Closing it stops the listening alone: clients that are connected are served to their end. Use
 * it on the loop's thread only.
 */
@Exercise(value = "04.2", part = 2)
public final class Server implements AutoCloseable {

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final EventLoop loop = EventLoop.running();
  private final ServerSocketChannel listener;
  private final InetSocketAddress address;
  private final ConnectionHandler handler;
  private final ServerOptions options;
  private final Set<Transport> connections = new LinkedHashSet<>();
  private final Event gone = new Event();
  private Future<Void> servingForever;

  /**
   * Makes a server of the running loop, which does not accept before {@link #start}.
   *
   * @param listener bound, in non-blocking mode; the server closes it
   */
  Server(ServerSocketChannel listener, ConnectionHandler handler, ServerOptions options)
      throws IOException {
    this.listener = listener;
    address = (InetSocketAddress) listener.getLocalAddress();
    this.handler = handler;
    this.options = options;
  }

  /** Where it listens, or did. */
  public InetSocketAddress address() {
    return address;
  }

  /**
   * Whether it accepts clients: {@code is_serving}. It does until it is closed, and is said to while
   * it pauses after a failure, too.
   */
  public boolean isServing() {
    return listener.isOpen();
  }

  /**
   * How many clients are connected. Each counts from when it is accepted until its connection is
   * gone, with all that was to be sent; how its handler is doing does not matter.
   */
  public int connections() {
    return connections.size();
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
    OpenChannels.of(loop).add(listener);
    loop.addReader(listener, this::accept);
  }

  private void accept() {
    try {
      for (var client = listener.accept(); client != null; client = listener.accept()) {
        receive(client);
      }
    } catch (IOException failure) {
      loop.callExceptionHandler(new ExceptionContext("cannot accept a connection", failure, this));
      pauseAccepting();
    }
  }

  /** A listener that fails stays ready: without a pause the loop would do nothing but fail. */
  private void pauseAccepting() {
    loop.removeReader(listener);
    loop.callLater(
        PAUSE_AFTER_FAILURE,
        () -> {
          if (isServing()) {
            loop.addReader(listener, this::accept);
          }
        });
  }

  private void receive(SocketChannel client) {
    try {
      var protocol = new StreamProtocol(options.limit(), this::serve, this::forget);
      connections.add(SocketTransport.start(loop, client, protocol));
    } catch (IOException goneAlready) {
      // A client that has left needs no server.
    }
  }

  private void serve(Connection connection) {
    createTask(async(() -> handler.serve(connection.reader(), connection.writer())))
        .addDoneCallback(served -> end(connection, served));
  }

  /** Not the task's own last step: one that is cancelled before its first has none. */
  private void end(Connection connection, Future<Void> served) {
    connection.close();
    if (!served.isCancelled() && served.exception() != null) {
      loop.callExceptionHandler(
          new ExceptionContext(
              "unhandled exception in the handler of a connection", served.exception(), served));
    }
  }

  private void forget(Transport transport) {
    connections.remove(transport);
    noteIfGone();
  }

  private void noteIfGone() {
    if (!isServing() && connections.isEmpty()) {
      gone.set();
    }
  }

  /**
   * Stops listening, and ends {@link #serveForever}. Clients that are connected are served on. A
   * second time does nothing: {@code close}.
   */
  @Override
  public void close() {
    if (!isServing()) {
      return;
    }
    loop.removeReader(listener);
    OpenChannels.of(loop).close(listener);
    if (servingForever != null) {
      servingForever.cancel();
    }
    noteIfGone();
  }

  /**
   * A coroutine that waits until the server is closed and all clients are gone: {@code
   * wait_closed}. It does not wait for a handler that goes on without its connection. Several may
   * wait; one that is cancelled leaves the others alone.
   */
  public Coroutine<Void> waitClosed() {
    return gone.waitUntilSet();
  }

  /**
   * Closes all connections once everything has gone out: {@code close_clients}. The server itself
   * stays as it is.
   */
  public void closeClients() {
    List.copyOf(connections).forEach(Transport::close);
  }

  /**
   * Closes all connections at once, also those that are being closed: {@code abort_clients}. The
   * server itself stays as it is.
   */
  public void abortClients() {
    List.copyOf(connections).forEach(Transport::abort);
  }

  /**
   * A coroutine that goes on until it is cancelled; then it closes the server and waits until all
   * clients are gone: {@code serve_forever}. If the server is closed meanwhile, it is cancelled.
   *
   * @throws IllegalStateException from the coroutine, if the server is closed, or another coroutine
   *     serves for ever already
   */
  public Coroutine<Void> serveForever() {
    return async(
        () -> {
          if (!isServing()) {
            throw new IllegalStateException(this + " is closed");
          }
          if (servingForever != null) {
            throw new IllegalStateException(this + " is served for ever already");
          }
          servingForever = new Future<>(loop);
          try {
            await(servingForever);
          } catch (CancelledError cancelled) {
            closeAndWait(cancelled);
          } finally {
            servingForever = null;
          }
        });
  }

  /** The first cancellation is what the caller hears of, whatever happens while it waits. */
  private void closeAndWait(CancelledError cancelled) {
    try {
      close();
      await(waitClosed());
    } catch (CancelledError again) {
      cancelled.addSuppressed(again);
    }
    throw cancelled;
  }

  /** Says where it listens, and how many clients it has. */
  @Override
  public String toString() {
    return "Server[%s, %s, %d connections]"
        .formatted(address, isServing() ? "serving" : "closed", connections.size());
  }
}
