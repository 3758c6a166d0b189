// Misconception: every failure is worth a report.
// Fails: aFailureThatWasLookedAtIsNotReported
package asyncio.task;

public class Future<T> {

  private void retrieved() {}
}
