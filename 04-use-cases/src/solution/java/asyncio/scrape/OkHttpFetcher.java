package asyncio.scrape;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Future;
import java.io.IOException;
import java.util.concurrent.Executors;
import loopcraft.grader.Exercise;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Fetches pages by OkHttp's asynchronous calls: the bridge from their callbacks, which run on
 * OkHttp's threads, to a future of the loop.
 *
 * <p>Use it on the loop's thread only.
 */
@Exercise(value = "04.4", part = 2)
public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private final OkHttpClient client;
  private final String userAgent;
  private final BodyLimits limits;

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
    this.client =
        client
            .newBuilder()
            .dispatcher(unlimited())
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    this.userAgent = userAgent;
    this.limits = limits;
  }

  private static Dispatcher unlimited() {
    var threads = Thread.ofVirtual().name("OkHttp ", 0).factory();
    var dispatcher = new Dispatcher(Executors.newThreadPerTaskExecutor(threads));
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    return dispatcher;
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
    return async(() -> await(call(address)));
  }

  private Future<Page> call(HttpUrl address) {
    EventLoop loop = EventLoop.running();
    var answer = new Future<Page>(loop);
    Call call =
        client.newCall(new Request.Builder().url(address).header("User-Agent", userAgent).build());
    loop.outsideWorkBegan();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call call, Response response) {
            try {
              Page page = read(address, response);
              settle(answer, () -> answer.setResult(page));
            } catch (Throwable failure) {
              settle(answer, () -> answer.setException(failure));
            }
          }

          @Override
          public void onFailure(Call call, IOException failure) {
            settle(answer, () -> answer.setException(failure));
          }
        });
    answer.addDoneCallback(
        done -> {
          if (done.isCancelled()) {
            call.cancel();
          }
        });
    return answer;
  }

  /** On OkHttp's thread. */
  private static void settle(Future<Page> answer, Runnable settling) {
    EventLoop loop = answer.loop();
    try {
      loop.callSoonThreadsafe(
          () -> {
            loop.outsideWorkEnded();
            if (!answer.isDone()) {
              settling.run();
            }
          });
    } catch (IllegalStateException closed) {
      // Nobody is left who could want the page.
    }
  }

  private Page read(HttpUrl address, Response response) throws IOException {
    try (response) {
      return new Page(
          address, response.code(), response.headers(), bytes(address, response.body()));
    }
  }

  private byte[] bytes(HttpUrl address, ResponseBody body) throws IOException {
    if (!limits.wants(body.contentType())) {
      return new byte[0];
    }
    BufferedSource source = body.source();
    if (source.request(limits.mostBytes() + 1L)) {
      throw new BodyTooLarge(address, limits.mostBytes());
    }
    return source.readByteArray();
  }

  /**
   * Cancels the calls that are under way; those who wait for them get an {@link IOException}. When
   * they have ended, no thread of this fetcher is left. The given client is left as it is, with its
   * connections and the calls that others make by it.
   */
  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
  }
}
