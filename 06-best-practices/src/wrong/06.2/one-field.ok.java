// Alternative: what goes on is one event, of whichever kind.
package asyncio.debug;

import jdk.jfr.Event;

public final class Timeline {

  private Event now;

  @Override
  public void beforeCallback(Handle handle) {
    task = null;
    start(new CallbackEvent());
  }

  private void start(Event event) {
    now = event.isEnabled() ? event : null;
    event.begin();
  }

  @Override
  public void afterCallback(Handle handle) {
    if (now instanceof CallbackEvent event) {
      event.end();
      if (event.shouldCommit()) {
        event.handle = task == null ? Texts.of(handle) : null;
        event.task = task == null ? null : task.name();
        event.commit();
      }
    }
    now = null;
    task = null;
  }

  @Override
  public void beforePoll(long timeoutNanos) {
    var event = new PollEvent();
    event.timeout = timeoutNanos;
    start(event);
  }

  @Override
  public void afterPoll() {
    if (now instanceof PollEvent event) {
      event.commit();
    }
    now = null;
  }
}
