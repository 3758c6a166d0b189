// Misconception: when onResponse is called, the response is there.
// Fails: whoReadsTheBody, anUnwantedAnswer, anAnswerAfterTheLoop
package asyncio.scrape;

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
            settle(
                answer,
                () -> {
                  try {
                    answer.setResult(read(address, response));
                  } catch (Throwable failure) {
                    answer.setException(failure);
                  }
                });
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
}
