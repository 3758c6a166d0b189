// Misconception: the loop over nothing does nothing.
// Fails: nothingToClose
package asyncio.pattern;

import static asyncio.Asyncio.await;

public final class ExitStack implements AutoCloseable {

  @Override
  public void close() {
    await(Cleanup.toTheEnd(closing()));
  }
}
