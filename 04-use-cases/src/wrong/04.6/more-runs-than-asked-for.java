// Misconception: a run counts when it begins.
// Fails: soManyRunsThatWait, runsCancelledAtEveryMoment, nothingDueAfterTheLast
package asyncio.periodic;

public final class PeriodicTask implements AutoCloseable {

  private boolean wantsMore() {
    return schedule.wantsMore(tally.runs());
  }
}
