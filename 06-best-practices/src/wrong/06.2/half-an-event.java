// Misconception: what ends has begun.
// Fails: beginsInTheMiddle, beginsInAStep, secondRecording
package asyncio.debug;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (anyCallback.isEnabled()) {
      callback.end();
      if (callback.shouldCommit()) {
        if (task == null) {
          callback.handle = Texts.of(handle);
        } else {
          callback.task = task.name();
        }
        callback.commit();
      }
      callback = null;
    }
    task = null;
  }
}
