// Misconception: what is in the field is the event that goes on.
// Fails: secondRecording, pollBeginsInTheMiddle
package asyncio.debug;

public final class Timeline {

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
    }
    task = null;
  }

  @Override
  public void afterPoll() {
    if (poll != null) {
      poll.commit();
    }
  }
}
