// Misconception: what comes after the first failure is nobody's business.
// Fails: theFailuresThatComeAfterTheFirstCountAsRetrieved
package asyncio.task;

public final class Gathering<T, R> {

  private static void markRetrieved(Future<?> child) {}
}
