// Misconception: a thread that is late is late.
// Fails: patienceForEach, foundWhileWaiting, arrivesAtAnyStepOfAWait, arrivalsInOrder,
//   takesWhatComes, arrivalDoesNotCome, whole, recordedAndReplayed, patienceByTheClockBelow
package asyncio.loops;

public final class Replayer {

  private void deliver(String thread) {
    Held arrival = takeFrom(thread);
    next++;
    if (arrival != null) {
      arrival.deliver.run();
    }
  }
}
