// Misconception: a task is one event, from its first step on.
// Fails: steps
package asyncio.debug;

import java.util.HashSet;
import java.util.Set;

public final class Timeline {

  @Override
  public void afterCallback(Handle handle) {
    if (callback != null) {
      callback.end();
      if (callback.shouldCommit() && (task == null || told.add(task))) {
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

  private final Set<Object> told = new HashSet<>();
}
