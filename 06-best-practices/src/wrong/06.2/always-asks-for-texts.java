// Misconception: a text costs nothing.
// Fails: nothingRecords, tooShort, beginsInTheMiddle, beginsInAStep, secondRecording
package asyncio.debug;

public final class Timeline {

  @Override
  public void beforeCallback(Handle handle) {
    task = null;
    callback = new CallbackEvent();
    callback.handle = Texts.of(handle);
    callback.begin();
  }

  @Override
  public void afterCallback(Handle handle) {
    if (task != null) {
      callback.handle = null;
      callback.task = task.name();
    }
    callback.commit();
    task = null;
  }
}
