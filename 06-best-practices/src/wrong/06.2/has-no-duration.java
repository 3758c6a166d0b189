// Misconception: an event is made when there is something to say.
// Fails: duration, longEnough
package asyncio.debug;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback = new CallbackEvent();
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
