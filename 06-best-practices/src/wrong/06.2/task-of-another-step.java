// Misconception: the task of the last step is the one that runs.
// Fails: noTask, beginsInAStep, innerStep
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforeCallback(Handle handle) {
    if (anyCallback.isEnabled()) {
      callback = new CallbackEvent();
      callback.begin();
    }
  }

  @Override
  public void beforeStep(Object task) {
    this.task = (Task<?>) task;
  }

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
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
  }
}
