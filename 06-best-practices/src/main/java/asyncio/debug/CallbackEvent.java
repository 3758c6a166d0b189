package asyncio.debug;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A callback has run, for as long as the event took. If it was a task's step, then up to where the
 * task suspended or ended: no event goes on across an await.
 */
@Name("asyncio.Callback")
@Label("Callback")
@Description("A callback of an event loop, or a step of a task")
@Category({"asyncio"})
@Enabled
@StackTrace(false)
public final class CallbackEvent extends Event {

  /** The text of the handle; null if it was a step of a task. */
  @Label("Handle")
  public String handle;

  /** The task's name; null if it was no step. */
  @Label("Task")
  public String task;
}
