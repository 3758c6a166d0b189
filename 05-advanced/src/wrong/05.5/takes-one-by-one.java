// Misconception: what is taken is taken one by one.
// Fails: takesArrivals
package asyncio.loops;

public final class Recorder {

  @Override
  public void takeArrivals() {
    while (!held.isEmpty()) {
      sink.add(new LoopEvent.Take());
      Held arrival = held.poll();
      sink.add(new LoopEvent.Arrival(arrival.thread));
      delivering = true;
      arrival.deliver.run();
      delivering = false;
    }
  }
}
