package asyncio.scrape;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import java.io.IOException;
import loopcraft.grader.Exercise;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Fetches pages by OkHttp's asynchronous calls: the bridge from their callbacks, which run on
 * OkHttp's threads, to a future of the loop.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 2)
public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  /**
   * Makes a fetcher out of a client: with its connections, interceptors and time limits, and in
   * everything else as it is, but for what is said here. It follows no redirects, and lets as many
   * calls at once through as are asked for, in all and to each host; OkHttp's own dispatcher would
   * have them wait. Its threads do not keep the JVM alive.
   *
   * @param userAgent what it calls itself, in each request
   * @param limits what of a body is read
   */
  public OkHttpFetcher(OkHttpClient client, String userAgent, BodyLimits limits) {
    throw todo("04.4");
  }

  /**
   * A coroutine that makes one call, once started. The body is read by OkHttp's thread, and only if
   * {@link BodyLimits#wants} its type; else the page's body is empty. What reading throws comes out
   * of the coroutine as it is, be it an {@link Error}.
   *
   * <p>If it is cancelled, so is the call. An answer that comes all the same troubles nobody.
   * Whatever happens, the response is closed: also if it comes after that, or after the loop was
   * closed. Until the call has ended, virtual time stands still ({@link
   * EventLoop#outsideWorkBegan}); a call that was cancelled has ended when OkHttp calls back.
   *
   * @throws IOException from the coroutine, as OkHttp has it, if there is no answer
   * @throws BodyTooLarge from the coroutine, if the body, unpacked, is longer than the limit; no
   *     more than one byte beyond that is waited for
   */
  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    throw todo("04.4");
  }

  /**
   * Cancels the calls that are under way; those who wait for them get an {@link IOException}. When
   * they have ended, no thread of this fetcher is left. The given client is left as it is, with its
   * connections and the calls that others make by it.
   */
  @Override
  public void close() {
    throw todo("04.4");
  }
}
