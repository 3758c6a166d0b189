// Misconception: who runs is awake.
// Fails: wakesItself
package asyncio.loops;

public final class Recorder {

  @Override
  public void wakeUp() {
    if (Thread.currentThread() != loopThread) {
      poller.wakeUp();
    }
  }
}
