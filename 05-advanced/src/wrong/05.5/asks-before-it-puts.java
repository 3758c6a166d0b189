// Misconception: wake first, and it will be there in time.
// Fails: sleepsAtAnyMomentOfAnArrival
// By luck: recordedProgram
package asyncio.loops;

public final class Recorder {

  @Override
  public void arrived(Runnable deliver) {
    if (asleep.compareAndSet(true, false)) {
      poller.wakeUp();
    }
    held.add(new Held(Thread.currentThread().getName(), deliver));
  }
}
