// Misconception: the client says by itself who asks.
// Fails: anAnswerIsAPage
package asyncio.scrape;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private Future<Page> call(HttpUrl address) {
    EventLoop loop = EventLoop.running();
    var answer = new Future<Page>(loop);
    Call call = client.newCall(new Request.Builder().url(address).build());
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
}
