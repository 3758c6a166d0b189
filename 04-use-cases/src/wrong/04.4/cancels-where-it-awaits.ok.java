// Alternative: the coroutine itself cancels the call, and OkHttp's own threads do the work.
// Removes: call, read
package asyncio.scrape;

import asyncio.task.CancelledError;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private static Dispatcher unlimited() {
    var dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(1_000);
    dispatcher.setMaxRequestsPerHost(1_000);
    return dispatcher;
  }

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          var answer = new Future<Page>(loop);
          Call call =
              client.newCall(
                  new Request.Builder().url(address).addHeader("User-Agent", userAgent).build());
          loop.outsideWorkBegan();
          call.enqueue(callback(address, answer));
          try {
            return await(answer);
          } catch (CancelledError cancelled) {
            call.cancel();
            throw cancelled;
          }
        });
  }

  private Callback callback(HttpUrl address, Future<Page> answer) {
    return new Callback() {
      @Override
      public void onResponse(Call call, Response response) {
        Page page;
        try (var body = response.body()) {
          page = new Page(address, response.code(), response.headers(), bytes(address, body));
        } catch (Throwable failure) {
          settle(answer, () -> answer.setException(failure));
          return;
        }
        settle(answer, () -> answer.setResult(page));
      }

      @Override
      public void onFailure(Call call, IOException failure) {
        settle(answer, () -> answer.setException(failure));
      }
    };
  }
}
