// Misconception: each method of a configuration adds to what was set before.
// Fails: virtualThreadsWithNames
package asyncio.compare;

public final class InScope implements Model {

  private Configuration configured(Configuration configuration) {
    return limit == null
        ? configuration.withThreadFactory(Thread.ofVirtual().name("job-", 0).factory())
        : configuration.withTimeout(limit);
  }
}
