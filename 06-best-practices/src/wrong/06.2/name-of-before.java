// Misconception: a name is the same for ever.
// Fails: renamed
package asyncio.debug;

public final class Timeline {

  private String name;

  @Override
  public void beforeStep(Object task) {
    if (this.task == null) {
      this.task = (Task<?>) task;
      name = this.task.name();
    }
  }

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback.end();
      if (callback.shouldCommit()) {
        if (task == null) {
          callback.handle = Texts.of(handle);
        } else {
          callback.task = name;
        }
        callback.commit();
      }
      callback = null;
    }
    task = null;
  }
}
