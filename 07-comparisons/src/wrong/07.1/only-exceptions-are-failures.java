// Misconception: what can fail throws an Exception.
// Fails: failuresComeOut
package asyncio.compare;

public final class ThreadPerJob implements Model {

  private final class Run<R> {

    private End<R> perform(int number) {
      if (ending) {
        return new End<>(number, null, null);
      }
      R result = null;
      Exception thrown = null;
      try {
        result = jobs.get(number).perform(Site.blocking());
      } catch (Exception failure) {
        ending = true;
        thrown = failure;
      } finally {
        return new End<>(number, result, thrown);
      }
    }
  }
}
