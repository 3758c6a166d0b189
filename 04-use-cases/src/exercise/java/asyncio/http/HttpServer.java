package asyncio.http;

import static loopcraft.grader.Todo.todo;

import asyncio.stream.StreamReader;
import asyncio.stream.StreamWriter;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import loopcraft.grader.Exercise;

/**
 * Serves HTTP, and can be shut down such that no client is harmed. Use it on the loop's thread
 * only.
 */
@Exercise(value = "04.3", part = 5)
public final class HttpServer {

  /** Makes one with the default limits, whose errors are plain text. */
  public HttpServer(Handler handler) {
    this(handler, ErrorRenderer.PLAIN, HttpLimits.DEFAULT);
  }

  /** Makes one that does not listen. */
  public HttpServer(Handler handler, ErrorRenderer errors, HttpLimits limits) {
    throw todo("04.3");
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
    throw todo("04.3");
  }

  /**
   * Where it listens, or did.
   *
   * @throws IllegalStateException if it never has
   */
  public InetSocketAddress address() {
    throw todo("04.3");
  }

  /**
   * How many connections are served: of those that have called {@link #serve}, and are neither
   * refused nor at their end.
   */
  public int connections() {
    throw todo("04.3");
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
    throw todo("04.3");
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
    throw todo("04.3");
  }

  /**
   * A coroutine that goes on until it is cancelled, and then shuts the server down: for the end of
   * a program's main coroutine. If it is cancelled once more meanwhile, so is the shutdown.
   */
  public Coroutine<Void> serveUntilCancelled(Duration grace) {
    throw todo("04.3");
  }
}
