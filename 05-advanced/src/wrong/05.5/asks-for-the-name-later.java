// Misconception: a thread has one name.
// Fails: namesOfThreads
package asyncio.loops;

public final class Recorder {

  @Override
  public void arrived(Runnable deliver) {
    held.add(new Held(Thread.currentThread(), deliver));
    if (asleep.compareAndSet(true, false)) {
      poller.wakeUp();
    }
  }

  private boolean deliverHeld() {
    boolean some = false;
    for (Held arrival = held.poll(); arrival != null; arrival = held.poll()) {
      some = true;
      sink.add(new LoopEvent.Arrival(arrival.thread.getName()));
      delivering = true;
      try {
        arrival.deliver.run();
      } finally {
        delivering = false;
      }
    }
    return some;
  }

  private record Held(Thread thread, Runnable deliver) {}
}
