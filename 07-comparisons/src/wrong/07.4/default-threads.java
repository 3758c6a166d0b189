// Misconception: the threads of a scope have names.
// Fails: virtualThreadsWithNames
package asyncio.compare;

public final class InScope implements Model {

  private Configuration configured(Configuration configuration) {
    return limit == null ? configuration : configuration.withTimeout(limit);
  }
}
