// Misconception: a future holds unchecked exceptions.
// Fails: closingCancelsTheCalls, noAnswer
package asyncio.scrape;

import java.io.UncheckedIOException;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

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
            settle(answer, () -> answer.setException(new UncheckedIOException(failure)));
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
}
