// Misconception: every object has a text.
// Fails: throwingTextOfACallback
package asyncio.debug;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback.end();
      if (callback.shouldCommit()) {
        if (task == null) {
          callback.handle = handle.toString();
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
