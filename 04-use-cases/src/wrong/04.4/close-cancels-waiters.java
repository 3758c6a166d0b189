// Misconception: who waits for a call that is given up is cancelled.
// Fails: closingCancelsTheCalls
package asyncio.scrape;

import java.util.HashSet;
import java.util.Set;

public final class OkHttpFetcher implements Fetcher, AutoCloseable {

  private final Set<Future<Page>> underWay = new HashSet<>();

  @Override
  public Coroutine<Page> fetch(HttpUrl address) {
    return async(
        () -> {
          Future<Page> answer = call(address);
          underWay.add(answer);
          try {
            return await(answer);
          } finally {
            underWay.remove(answer);
          }
        });
  }

  @Override
  public void close() {
    Set.copyOf(underWay).forEach(Future::cancel);
    client.dispatcher().executorService().shutdown();
  }
}
