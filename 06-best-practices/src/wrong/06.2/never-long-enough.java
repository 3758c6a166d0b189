// Misconception: an event knows at any time how long it is.
// Fails: longEnough
package asyncio.debug;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
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
