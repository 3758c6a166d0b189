package asyncio.http;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.timeout;

import asyncio.loop.EventLoop;
import asyncio.stream.Connection;
import asyncio.stream.Server;
import asyncio.stream.ServerOptions;
import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.stream.Streams;
import asyncio.sync.Event;
import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Task;
import asyncio.task.TimeoutError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * Serves HTTP, and can be shut down such that no client is harmed. Use it on the loop's thread
 * only.
 */
@Exercise(value = "04.3", part = 5)
public final class HttpServer {

  private static final int BACKLOG = 1024;

  private final Handler handler;
  private final ErrorRenderer errors;
  private final HttpLimits limits;
  private final Map<HttpConnection, Task<?>> serving = new LinkedHashMap<>();
  private final Event allEnded = new Event();
  private Server server;
  private boolean shutDown;

  /** Makes one with the default limits, whose errors are plain text. */
  public HttpServer(Handler handler) {
    this(handler, ErrorRenderer.PLAIN, HttpLimits.DEFAULT);
  }

  /** Makes one that does not listen. */
  public HttpServer(Handler handler, ErrorRenderer errors, HttpLimits limits) {
    this.handler = handler;
    this.errors = errors;
    this.limits = limits;
  }

  /**
   * A coroutine that begins to listen. The limit of the readers is {@link HttpLimits#headBytes}, so
   * that they take any head that the limits allow, and no longer one. If it fails, the server does
   * not listen, and this may be tried again.
   *
   * @param address port 0 lets the system choose one
   * @throws IOException from the coroutine, if the address cannot be had
   * @throws IllegalStateException from the coroutine, if it listens already, or is shut down
   */
  public Coroutine<Void> listen(InetSocketAddress address) {
    return async(
        () -> {
          if (server != null || shutDown) {
            throw new IllegalStateException("the server listens already, or is shut down");
          }
          var options = new ServerOptions(limits.headBytes(), BACKLOG);
          server = await(Streams.startServer(this::serve, address, options));
        });
  }

  /**
   * Where it listens, or did.
   *
   * @throws IllegalStateException if it never has
   */
  public InetSocketAddress address() {
    if (server == null) {
      throw new IllegalStateException("the server does not listen");
    }
    return server.address();
  }

  /**
   * How many connections are served: of those that have called {@link #serve}, and are neither
   * refused nor at their end.
   */
  public int connections() {
    return serving.size();
  }

  /**
   * Serves a connection to its end, in the current task, as {@link HttpConnection#serve} does: a
   * {@link asyncio.stream.ConnectionHandler}. The caller closes it.
   *
   * <p>If as many are served as the limit allows, it is answered the error 503 with {@code
   * Connection: close} and nothing else, without {@link LingeringClose}: who is refused must not
   * take the room of who is served. The price is that a client which has sent something already may
   * see a reset, and not the answer. If the server is shut down, or shutting down, it is not
   * answered.
   */
  public void serve(StreamReader reader, StreamWriter writer) throws Exception {
    if (shutDown) {
      return;
    }
    if (serving.size() >= limits.connections()) {
      refuse(writer);
      return;
    }
    var connection = new HttpConnection(new Connection(reader, writer), handler, errors, limits);
    serving.put(connection, currentTask());
    try {
      await(connection.serve());
    } finally {
      serving.remove(connection);
      noteIfAllEnded();
    }
  }

  private void refuse(StreamWriter writer) throws Exception {
    var error = new HttpError(Status.SERVICE_UNAVAILABLE, "too many connections");
    var out = new PatientWriter(writer, limits.writeTime());
    try {
      await(
          new ResponseWriter(out).write(errors.render(error), RequestHead.UNREADABLE, false),
          ClientGone.class);
    } catch (ClientGone gone) {
      // It has been refused one way or another.
    }
  }

  private void noteIfAllEnded() {
    if (shutDown && serving.isEmpty()) {
      allEnded.set();
    }
  }

  /**
   * A coroutine that shuts the server down, and ends when no connection is left. It stops
   * listening, and has all connections {@link HttpConnection#finish}. Those that have not ended
   * when time is up are cancelled. A second one waits, too, and has its own time limit.
   *
   * <p>If it is cancelled itself, time is up at once: it cancels the connections, and is over
   * without waiting for them.
   *
   * @param grace how long requests may take that have begun; none or less gives them no time
   */
  public Coroutine<Void> shutdown(Duration grace) {
    return async(
        () -> {
          shutDown = true;
          if (server != null) {
            server.close();
          }
          List.copyOf(serving.keySet()).forEach(HttpConnection::finish);
          noteIfAllEnded();
          try {
            await(timeout(grace, this::waitUntilGone));
          } catch (TimeoutError timeIsUp) {
            cutOff();
            waitUntilGone();
          } catch (CancelledError cancelled) {
            cutOff();
            throw cancelled;
          }
        });
  }

  private void waitUntilGone() {
    await(allEnded.waitUntilSet());
    if (server != null) {
      await(server.waitClosed());
    }
  }

  private void cutOff() {
    serving.values().forEach(Task::cancel);
    if (server != null) {
      server.abortClients();
    }
  }

  /**
   * A coroutine that goes on until it is cancelled, and then shuts the server down: for the end of
   * a program's main coroutine. If it is cancelled once more meanwhile, so is the shutdown.
   */
  public Coroutine<Void> serveUntilCancelled(Duration grace) {
    return async(
        () -> {
          try {
            await(new Future<Void>(EventLoop.running()));
          } finally {
            await(shutdown(grace));
          }
        });
  }
}
