// Misconception: the inbox is made for other threads.
// Fails: arrivesWhileAwake, arrivesDuringASleep, arrivesAtAnyMoment, sleepsAtAnyMomentOfAnArrival,
//   takesArrivals, deliveringWakesNobody, dropsWhatIsHeld, whole, recordedAndReplayed
package asyncio.loops;

public final class Recorder {

  @Override
  public void arrived(Runnable deliver) {
    sink.add(new LoopEvent.Arrival(Thread.currentThread().getName()));
    deliver.run();
  }
}
