// Misconception: the inbox wakes the loop.
// Fails: arrivesDuringASleep, arrivesAtAnyMoment, sleepsAtAnyMomentOfAnArrival
// By luck: whole, recordedAndReplayed, recordedProgram
package asyncio.loops;

public final class Recorder {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread().getName(), deliver));
  }
}
