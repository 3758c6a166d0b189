// Misconception: things are closed one after the other.
// Fails: sinkFails
package asyncio.loops;

public final class Recorder {

  @Override
  public void close() {
    held.clear();
    sink.add(new LoopEvent.Closed());
    sink.close();
    poller.close();
  }
}
