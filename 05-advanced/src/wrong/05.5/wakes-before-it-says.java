// Misconception: the order of two statements does not matter.
// Fails: wakeUpIsNotedFirst
package asyncio.loops;

public final class ProgramTime {

  @Override
  public void wakeUp() {
    poller.wakeUp();
    woken.set(true);
  }
}
