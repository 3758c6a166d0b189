// Misconception: a program may end.
// Fails: endOfTheRecord, endsEarly
package asyncio.loops;

public final class Replayer {

  @Override
  public void close() {
    held.clear();
    poller.close();
  }
}
