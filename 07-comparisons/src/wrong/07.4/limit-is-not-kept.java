// Misconception: a configuration is changed by its methods.
// Fails: theTimeIsOver, eachListHasTheLimit
package asyncio.compare;

public final class InScope implements Model {

  private Configuration configured(Configuration configuration) {
    var named = configuration.withThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
    if (limit != null) {
      named.withTimeout(limit);
    }
    return named;
  }
}
