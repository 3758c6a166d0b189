// Misconception: the record has whatever the loop asks for.
// Fails: takesArrivals
package asyncio.loops;

public final class Recorder {

  @Override
  public void takeArrivals() {
    sink.add(new LoopEvent.Take());
    deliverHeld();
  }
}
