// Misconception: an await always waits.
// Fails: aValueIsKept
package asyncio.scrape;

import static asyncio.Asyncio.sleep;

import java.time.Duration;

final class SingleFlight<K, V> {

  private final class Flight {

    V value() {
      waiting++;
      try {
        await(sleep(Duration.ZERO));
        await(waitUntil(ReturnWhen.ALL_COMPLETED, List.of(task)));
        return task.result();
      } finally {
        waiting--;
        if (waiting == 0) {
          end();
        }
      }
    }
  }
}
