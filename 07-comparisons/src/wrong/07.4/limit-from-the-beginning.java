// Misconception: a deadline belongs to the model, and not to each list.
// Fails: eachListHasTheLimit
package asyncio.compare;

public final class InScope implements Model {

  private final long from = System.nanoTime();

  private Configuration configured(Configuration configuration) {
    var named = configuration.withThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
    if (limit == null) {
      return named;
    }
    Duration left = limit.minusNanos(System.nanoTime() - from);
    return named.withTimeout(left.isPositive() ? left : Duration.ZERO);
  }
}
