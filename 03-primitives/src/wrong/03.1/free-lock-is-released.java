// Misconception: releasing a free lock does no harm.
// Fails: releasingAFreeLockIsAnError, releasingInsideOfTheTry
package asyncio.sync;

public final class Lock {

  public void release() {
    locked = false;
    wakeFirst();
  }
}
