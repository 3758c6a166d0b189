// Misconception: an arrival is an arrival.
// Fails: takesArrivals, whole, recordedAndReplayed
package asyncio.loops;

public final class Recorder {

  @Override
  public void takeArrivals() {
    if (!held.isEmpty()) {
      deliverHeld();
    }
  }
}
