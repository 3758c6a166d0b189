// Misconception: events are counted from zero.
// Fails: late, arrivalDoesNotCome, anotherPoll, anotherReading, anotherWatch, anotherInterest,
//   notWatched, endOfTheRecord, endsEarly
package asyncio.loops;

public final class Replayer {

  private Divergence diverged(LoopEvent seen) {
    if (divergence == null) {
      divergence = new Divergence(next, inTheRecord(), seen);
    }
    return divergence;
  }
}
