// Misconception: a step is a callback.
// Fails: step, steps, beginsInAStep, renamed, innerStep
package asyncio.debug;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback.end();
      if (callback.shouldCommit()) {
        callback.handle = Texts.of(handle);
        callback.commit();
      }
      callback = null;
    }
    task = null;
  }
}
